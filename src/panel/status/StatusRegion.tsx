import { Box } from '@twilio-paste/core/box';
import { useRef } from 'react';
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
  const line = statusLine(language, snapshot, access, reconnecting === null);
  // What was captured and what is asked for next is one message: it waits until Twilio has the question.
  const shown = useRef(line);
  if (snapshot.pending?.kind !== 'capture') shown.current = line;
  const waitsForHold = snapshot.onHold && view.session?.status === 'collecting';
  const why = whyReadOnly(say, snapshot, access);
  return (
    // Room for three lines: the longest sentence moves nothing below it.
    <Box
      role="status"
      minHeight="sizeSquare130"
      flexShrink={0}
      color="colorTextWeak"
      fontSize="fontSize20"
      lineHeight="lineHeight10"
    >
      <Box color={waitsForHold ? 'colorTextWarningStrong' : 'colorTextWeak'}>{shown.current}</Box>
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
