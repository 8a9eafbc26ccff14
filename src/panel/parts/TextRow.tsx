import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import type { TextPart } from '../../client/form/form';
import { useLanguage } from '../words/context';
import { Notice } from './Notice';

export interface TextRowProps {
  readonly id: string;
  readonly label: string;
  readonly part: TextPart;
  /** What is wrong with it, in words. */
  readonly problem: string | undefined;
  readonly help?: string | undefined;
  readonly inputMode?: 'decimal' | 'text';
  readonly onChange: (value: string) => void;
}

/** One text of the form, with what is wrong with it beside it. */
export function TextRow(props: TextRowProps) {
  const { id, label, part, problem, help, inputMode = 'text', onChange } = props;
  const { say } = useLanguage();
  const words = [help, part.fixed ? say('PaymentFixed') : undefined]
    .filter((line) => line !== undefined)
    .join(' ');
  const described = [words && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <Box>
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type="text"
        inputMode={inputMode}
        autoComplete="off"
        value={part.value}
        readOnly={part.fixed}
        onChange={(event) => onChange(event.target.value)}
        hasError={problem !== undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={described || undefined}
      />
      {words !== '' && <HelpText id={`${id}-help`}>{words}</HelpText>}
      {problem !== undefined && (
        <Box marginTop="space20">
          <Notice id={`${id}-problem`}>{problem}</Notice>
        </Box>
      )}
    </Box>
  );
}
