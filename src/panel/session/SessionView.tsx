import { Box } from '@twilio-paste/core/box';
import type { ReactNode } from 'react';
import type { PaymentClient } from '../../client/paymentClient';
import type { Action, Problem, Snapshot } from '../../client/snapshot';
import type { Field } from '../../payment/card/field';
import { callerConfirms, type PaymentSession } from '../../payment/rules/status';
import type { AgentView } from '../../payment/rules/view';
import { useLanguage } from '../words/context';
import { FieldRow } from './FieldRow';
import { Foot } from '../parts/Foot';
import { Notice } from '../parts/Notice';
import { OrderSummary } from '../parts/OrderSummary';
import { PressButton } from '../parts/PressButton';

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
  /** What stands between the fields and the buttons. */
  readonly children: ReactNode;
}

function problemOf(failure: Snapshot['failure'], field: Field): Problem | null {
  const asked = failure?.action.kind === 'capture' && failure.action.field === field;
  return asked ? failure.problem : null;
}

/** A payment that is open: what is captured, what is missing, and what can be done. */
export function SessionView(props: SessionViewProps) {
  const { client, view, session, pending, failure, live, readOnly, children } = props;
  const { say } = useLanguage();
  const collecting = session.status === 'collecting' ? session : null;
  const busy = pending !== null || collecting === null;
  return (
    <>
      <OrderSummary order={session.order} />
      <Box>
        {view.fields.map((row) => (
          <FieldRow
            key={row.field}
            client={client}
            row={row}
            askable={!readOnly}
            inactive={busy}
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
            <Box flexBasis="100%" color="colorText" fontSize="fontSize30" lineHeight="lineHeight20">
              {say('PaymentConfirmingHelp')}
            </Box>
          )}
          <PressButton
            kind="primary"
            inactive={busy}
            announceDisabled={!view.canComplete || !live}
            action="complete"
            onPress={() => client.press({ kind: 'complete' })}
          >
            {say('PaymentComplete')}
          </PressButton>
          <PressButton
            kind="destructive_secondary"
            label={say('PaymentCancel')}
            inactive={pending !== null || !view.canCancel}
            onPress={() => client.press({ kind: 'cancel' })}
          >
            {say('PaymentCancelShort')}
          </PressButton>
        </Foot>
      )}
    </>
  );
}
