import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import type { Choice } from '../../client/form/form';
import { useLanguage } from '../words/context';
import { Notice } from './Notice';

export interface ListRowProps {
  readonly id: string;
  readonly label: string;
  readonly choice: Choice;
  /** Its name in words, even if it is not offered, since a raw value means nothing to an agent. */
  readonly nameOf: (option: string) => string;
  /** What is wrong with it, in words. */
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One choice of the form; a fixed one is a list with one entry. */
export function ListRow(props: ListRowProps) {
  const { id, label, choice, nameOf, problem, onChange } = props;
  const { say } = useLanguage();
  const { options, value, fixed } = choice;
  const offered = options.some((option) => option === value);
  const listed = fixed ? options.filter((option) => option === value) : options;
  const described = [fixed && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <Box>
      <Label htmlFor={id}>{label}</Label>
      <Select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        hasError={problem !== undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={described || undefined}
      >
        {!offered && (
          <Option value={value}>{say('PaymentChoiceNotOffered', { choice: nameOf(value) })}</Option>
        )}
        {listed.map((option) => (
          <Option key={option} value={option}>
            {nameOf(option)}
          </Option>
        ))}
      </Select>
      {fixed && <HelpText id={`${id}-help`}>{say('PaymentFixed')}</HelpText>}
      {problem !== undefined && (
        <Box marginTop="space20">
          <Notice id={`${id}-problem`}>{problem}</Notice>
        </Box>
      )}
    </Box>
  );
}
