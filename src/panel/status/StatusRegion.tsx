import { Box } from '@twilio-paste/core/box';
import type { Snapshot } from '../../client/snapshot';
import type { Access } from '../access';
import { useLanguage } from '../words/context';
import { statusLine } from '../words/statusLine';
import type { Say } from '../words/strings';
import { timeOfDay } from '../words/words';

/** Why nothing can be pressed; nothing to say where there is no payment to press at. */
function whyReadOnly(say: Say, { view }: Snapshot, access: Access): string {
  if (!view.session || access === 'act') return '';
  return access === 'watch' ? say('PaymentWatching') : say('PaymentCallEnded');
}

export interface StatusRegionProps {
  readonly snapshot: Snapshot;
  readonly access: Access;
  /** Since when the view is interrupted; null while it is live. */
  readonly reconnecting: number | null;
}

/** Where the payment stands, what may be done about it, and whether all that is still so. */
export function StatusRegion({ snapshot, access, reconnecting }: StatusRegionProps) {
  const language = useLanguage();
  const { say } = language;
  const { phase, view } = snapshot;
  const followed = phase.kind === 'ready' || phase.kind === 'connecting';
  const collecting = access === 'act' && view.session?.status === 'collecting';
  const why = whyReadOnly(say, snapshot, access);
  return (
    <Box
      role="status"
      minHeight="sizeSquare110"
      flexShrink={0}
      color="colorTextWeak"
      fontSize="fontSize30"
      lineHeight="lineHeight20"
    >
      <Box>{statusLine(language, snapshot, access, reconnecting === null)}</Box>
      {why !== '' && <Box color="colorText">{why}</Box>}
      {reconnecting !== null && followed && (
        <Box color="colorTextWarningStrong">
          {say('PaymentReconnecting', { time: timeOfDay(language, reconnecting) })}
          {collecting && <Box>{say('PaymentReconnectingMay')}</Box>}
        </Box>
      )}
    </Box>
  );
}
