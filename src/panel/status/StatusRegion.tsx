import { Box } from '@twilio-paste/core/box';
import { memo, useRef } from 'react';
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

interface SentencesProps {
  readonly line: string;
  /** The line asks for more than waiting. */
  readonly urgent: boolean;
  readonly why: string;
  /** How old what is shown may be; empty while it is live. */
  readonly old: string;
  /** What may happen meanwhile; empty where nothing may. */
  readonly meanwhile: string;
}

/** Rendered when a sentence changes: a digit changes none. */
const Sentences = memo(function Sentences(props: SentencesProps) {
  const { line, urgent, why, old, meanwhile } = props;
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
      <Box color={urgent ? 'colorTextWarningStrong' : 'colorTextWeak'}>{line}</Box>
      {why !== '' && <Box color="colorText">{why}</Box>}
      {old !== '' && (
        <Box color="colorTextWarningStrong">
          {old}
          {meanwhile !== '' && <Box>{meanwhile}</Box>}
        </Box>
      )}
    </Box>
  );
});

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
  const interrupted = reconnecting !== null && followed;
  return (
    <Sentences
      line={shown.current}
      urgent={waitsForHold}
      why={whyReadOnly(say, snapshot, access)}
      old={
        interrupted ? say('PaymentReconnecting', { time: timeOfDay(language, reconnecting) }) : ''
      }
      meanwhile={collecting ? say('PaymentReconnectingMay') : ''}
    />
  );
}
