import { Box } from '@twilio-paste/core/box';
import { memo, type RefObject, useRef } from 'react';
import type { PaymentClient } from '../client/paymentClient';
import { type Access, accessOf } from './access';
import { Body } from './Body';
import { StatusRegion } from './status/StatusRegion';
import { PanelStyle } from './parts/PanelStyle';
import { useGuidedFocus } from './useGuidedFocus';
import { useReconnecting } from './useReconnecting';
import { useSnapshot } from './useSnapshot';
import { useLanguage } from './words/context';

export interface PaymentPanelProps {
  readonly client: PaymentClient;
  /** As far as the desktop knows; the functions have the last word. */
  readonly access: Access;
}

interface ContentProps extends PaymentPanelProps {
  readonly root: RefObject<HTMLElement>;
}

/** What is in the panel: rendered for each change, without the element around it. */
function Content({ client, access: given, root }: ContentProps) {
  const snapshot = useSnapshot(client);
  useGuidedFocus(root, snapshot);
  const reconnecting = useReconnecting(snapshot.connection);
  const access = accessOf(given, snapshot);
  const readOnly = access !== 'act';
  // Somebody who may no longer act has no use for a form that was open: the last payment is shown again.
  const shown = readOnly && snapshot.composing ? { ...snapshot, composing: false } : snapshot;
  return (
    <>
      <StatusRegion snapshot={shown} access={access} reconnecting={reconnecting} />
      <Body client={client} readOnly={readOnly} live={reconnecting === null} snapshot={shown} />
    </>
  );
}

/** The payments of one call, as the agent sees and drives them. */
export const PaymentPanel = memo(function PaymentPanel({ client, access }: PaymentPanelProps) {
  const { say } = useLanguage();
  const root = useRef<HTMLDivElement>(null);
  return (
    <Box
      ref={root}
      role="region"
      aria-label={say('PaymentTab')}
      tabIndex={-1}
      outline="none"
      paddingX="space50"
      paddingTop="space30"
      display="flex"
      flexDirection="column"
      rowGap="space30"
      backgroundColor="colorBackgroundBody"
      flex="1 0 auto"
      width="100%"
      minWidth="0"
      minHeight="100%"
      data-payment-panel
    >
      <PanelStyle />
      <Content client={client} access={access} root={root} />
    </Box>
  );
});
