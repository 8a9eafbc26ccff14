import { type ReactNode, useMemo } from 'react';
import type { PaymentClient } from '../../client/paymentClient';
import type { Action, Problem, Snapshot } from '../../client/snapshot';
import type { Field } from '../../payment/card/field';
import { callerConfirms, type PaymentSession } from '../../payment/rules/status';
import type { AgentView, FieldView } from '../../payment/rules/view';
import { nextField } from '../nextAction';
import { useShortcutKeys } from '../shortcuts/context';
import { useLanguage } from '../words/context';
import { FieldRow } from './FieldRow';
import { Notice } from '../parts/Notice';
import { OrderSummary } from '../parts/OrderSummary';
import { Progress } from './Progress';
import { SessionButtons } from './SessionButtons';

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

/** How far it is: the same element until that changes, so that no digit renders the summary around it. */
function useProgress({ fields }: AgentView, collecting: boolean): ReactNode {
  const captured = fields.filter(({ state }) => state === 'captured').length;
  const refused = fields.some(({ state }) => state === 'refused');
  const steps = fields.length;
  return useMemo(
    () => collecting && <Progress captured={captured} steps={steps} refused={refused} />,
    [collecting, captured, steps, refused],
  );
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
      <OrderSummary order={session.order}>{useProgress(view, collecting !== null)}</OrderSummary>
      <div>
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
      </div>
      {session.discardedClearValue && <Notice>{say('PaymentClearValue')}</Notice>}
      {collecting?.cancelUnanswered && <Notice>{say('PaymentCancelUnanswered')}</Notice>}
      {collecting && collecting.unknownRequired.length > 0 && (
        <Notice>
          {say('PaymentUnknownRequired', { tokens: collecting.unknownRequired.join(', ') })}
        </Notice>
      )}
      {children}
      {!readOnly && (
        <SessionButtons
          client={client}
          confirming={callerConfirms(session)}
          busy={busy}
          canComplete={view.canComplete && live}
          canCancel={pending === null && view.canCancel}
          completeKeys={keysOf('complete')}
          cancelKeys={keysOf('cancel')}
        />
      )}
    </>
  );
}
