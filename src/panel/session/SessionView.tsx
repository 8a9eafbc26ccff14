import { Box } from '@twilio-paste/core/box';
import type { PaymentClient } from '../../client/paymentClient';
import type { Action, Problem, Snapshot } from '../../client/snapshot';
import type { Field } from '../../payment/card/field';
import type { PaymentSession } from '../../payment/rules/status';
import type { AgentView } from '../../payment/rules/view';
import { useLanguage } from '../words/context';
import { FieldRow } from './FieldRow';
import { Notice } from '../parts/Notice';
import { OrderSummary } from '../parts/OrderSummary';
import { PressButton } from '../parts/PressButton';
import { fieldNames } from '../words/words';

export interface SessionViewProps {
  readonly client: PaymentClient;
  readonly view: AgentView;
  readonly session: PaymentSession;
  /** The press that is on its way. */
  readonly pending: Action | null;
  readonly failure: Snapshot['failure'];
  /** What is shown is followed live; otherwise nobody would see what comes of completing. */
  readonly live: boolean;
  /** Nothing can be pressed. */
  readonly readOnly: boolean;
}

function problemOf(failure: Snapshot['failure'], field: Field): Problem | null {
  const asked = failure?.action.kind === 'capture' && failure.action.field === field;
  return asked ? failure.problem : null;
}

/** A payment that is open: what is captured, what is missing, and what can be done. */
export function SessionView(props: SessionViewProps) {
  const { client, view, session, pending, failure, live, readOnly } = props;
  const { say } = useLanguage();
  const collecting = session.status === 'collecting' ? session : null;
  return (
    <Box display="flex" flexDirection="column" rowGap="space40">
      <OrderSummary order={session.order} />
      <Box>
        {view.fields.map((row) => (
          <FieldRow
            key={row.field}
            client={client}
            row={row}
            askable={row.canAsk && !readOnly}
            pending={pending !== null}
            asking={pending?.kind === 'capture' && pending.field === row.field}
            problem={problemOf(failure, row.field)}
          />
        ))}
      </Box>
      {session.discardedClearValue && <Notice>{say('PaymentClearValue')}</Notice>}
      {collecting?.cancelUnanswered && <Notice>{say('PaymentCancelUnanswered')}</Notice>}
      {collecting && collecting.unknownRequired.length > 0 && (
        <Notice>
          {say('PaymentUnknownRequired', { tokens: collecting.unknownRequired.join(', ') })}
        </Notice>
      )}
      {collecting && !readOnly && (
        <>
          {collecting.missing.length > 0 && (
            <Box color="colorTextWeak" fontSize="fontSize30" lineHeight="lineHeight20">
              {say('PaymentMissing', { fields: fieldNames(say, collecting.missing) })}
            </Box>
          )}
          <Box display="flex" flexWrap="wrap" columnGap="space40" rowGap="space30">
            <PressButton
              kind="primary"
              off={pending !== null}
              unready={!view.canComplete || !live}
              onPress={() => client.press({ kind: 'complete' })}
            >
              {say('PaymentComplete')}
            </PressButton>
            <PressButton
              kind="destructive_secondary"
              off={pending !== null || !view.canCancel}
              onPress={() => client.press({ kind: 'cancel' })}
            >
              {say('PaymentCancel')}
            </PressButton>
          </Box>
        </>
      )}
    </Box>
  );
}
