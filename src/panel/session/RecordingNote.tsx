import { Box } from '@twilio-paste/core/box';
import type { Configuration } from '../../payment/offer/configuration';
import type { FieldView } from '../../payment/rules/view';
import { useLanguage } from '../words/context';

export interface RecordingNoteProps {
  readonly recording: Configuration['recording'];
  readonly fields: readonly FieldView[];
}

/**
 * Whether the call is being recorded while its payment is open. Only where nothing is asked while something records
 * can anybody say so here.
 */
export function RecordingNote({ recording, fields }: RecordingNoteProps) {
  const { say } = useLanguage();
  if (recording !== 'pause') return null;
  const asked = fields.some(({ timesAsked }) => timesAsked > 0);
  return (
    <Box fontSize="fontSize20" lineHeight="lineHeight20" color="colorTextWeak">
      {say(asked ? 'PaymentRecordingPaused' : 'PaymentRecordingToPause')}
    </Box>
  );
}
