import { Box } from '@twilio-paste/core/box';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { useLanguage } from '../words/context';
import { Notice } from '../parts/Notice';

const ID = 'payment-charge-again';

/** After an unknown outcome: the agent says that they have checked with the processor (R24). */
export function ConfirmRow(props: {
  readonly checked: boolean;
  readonly problem: string | undefined;
  readonly onChange: (checked: boolean) => void;
}) {
  const { checked, problem, onChange } = props;
  const { say } = useLanguage();
  return (
    <Box>
      <Checkbox
        id={ID}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        hasError={problem !== undefined}
        aria-invalid={problem !== undefined}
        // Paste names the help text as the description, also where there is none.
        helpText={problem === undefined ? <></> : <Notice>{problem}</Notice>}
      >
        {say('PaymentChargeAgain')}
      </Checkbox>
    </Box>
  );
}
