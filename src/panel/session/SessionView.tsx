import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';
import type { PaymentClient } from '../../client/paymentClient';
import type { Action, Problem, Snapshot } from '../../client/snapshot';
import type { Field } from '../../payment/card/field';
import { callerConfirms, type PaymentSession } from '../../payment/rules/status';
import type { AgentView, FieldView } from '../../payment/rules/view';
import { nextField } from '../nextAction';
import { useShortcutKeys } from '../shortcuts/context';
import { useLanguage } from '../words/context';
import { FieldRow } from './FieldRow';
import { Foot } from '../parts/Foot';
import { Notice } from '../parts/Notice';
import { OrderSummary } from '../parts/OrderSummary';
import { PressButton } from '../parts/PressButton';
import { Progress } from './Progress';

export interface SessionViewProps {
  readonly client: PaymentClient;
  readonly view: AgentView;
  readonly session: PaymentSession;
  /** The press that is on its way. */
  readonly pending: Action | null;
  readonly failure: Snapshot['failure'];
  /** The caller is on hold: nothing can be asked of them. */
  readonly onHold: boolean;
  /** When something was last heard of the payment (milliseconds since 1970). */
  readonly heardAt: number;
  /** What is shown is followed live; otherwise nobody would see what comes of completing. */
  readonly live: boolean;
  /** Nothing can be pressed. */
  readonly readOnly: boolean;
  /** What stands between the fields and the buttons. */
  readonly children: ReactNode;
}

function problemOf(failure: Snapshot['failure'], field: Field): Problem | null {
  const asked = failure?.action.kind === 'capture' && failure.action.field === field;
  return asked ? failure.problem : null;
}

/** Whether the caller is on this field. */
function isWaitedFor({ state }: FieldView): boolean {
  return state === 'asked' || state === 'asked-again' || state === 'entering';
}

/** A payment that is open: what is captured, what is missing, and what can be done. */
export function SessionView(props: SessionViewProps) {
  const { client, view, session, pending, failure, onHold, live, readOnly, children } = props;
  const { say } = useLanguage();
  const keysOf = useShortcutKeys();
  const next = nextField(view);
  const collecting = session.status === 'collecting' ? session : null;
  const busy = pending !== null || collecting === null;
  return (
    <>
      <OrderSummary order={session.order}>
        {collecting && <Progress fields={view.fields} />}
      </OrderSummary>
      <Box>
        {view.fields.map((row, index) => (
          <FieldRow
            key={row.field}
            client={client}
            row={row}
            number={index + 1}
            keys={next === row.field ? keysOf('ask') : undefined}
            heardAt={isWaitedFor(row) ? props.heardAt : null}
            askable={!readOnly}
            inactive={busy || onHold}
            entering={collecting?.capturing ?? null}
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
      {children}
      {!readOnly && (
        <Foot>
          {callerConfirms(session) && (
            <Box flexBasis="100%" color="colorText" fontSize="fontSize20" lineHeight="lineHeight10">
              {say('PaymentConfirmingHelp')}
            </Box>
          )}
          <PressButton
            kind="primary"
            size="wide"
            inactive={busy}
            announceDisabled={!view.canComplete || !live}
            action="complete"
            keys={keysOf('complete')}
            onPress={() => client.press({ kind: 'complete' })}
          >
            {say('PaymentComplete')}
          </PressButton>
          <PressButton
            kind="destructive_secondary"
            label={say('PaymentCancel')}
            inactive={pending !== null || !view.canCancel}
            action="cancel"
            keys={keysOf('cancel')}
            onPress={() => client.press({ kind: 'cancel' })}
          >
            {say('PaymentCancelShort')}
          </PressButton>
        </Foot>
      )}
    </>
  );
}
