import type { Prefill } from '../../payment/offer/prefill';
import type { Snapshot } from '../snapshot';
import type { Store } from '../store';
import { problemsAfter } from './check';
import {
  type Draft,
  type DraftValues,
  draftOf,
  emptyDraft,
  filled,
  nextDraft,
  prefilledDraft,
} from './draft';

/** Everything that writes into the form: the agent, the task and other plugins. */
export interface Filling {
  readonly edit: (change: Partial<Draft>) => void;
  /**
   * Puts values into the form, and shows it after an outcome. A payment that is open is left alone; while
   * nothing is known yet the values wait.
   */
  readonly fill: (values: DraftValues) => void;
  /** Shows the form again after an outcome. */
  readonly compose: () => void;
  /** Shows the form again as it was sent for the payment that has just ended. */
  readonly repeat: () => void;
  /** Takes the task's prefill, once the functions have sent it. */
  onPrefill(prefill: Prefill | null): void;
  /** The call's payments are known: values that waited go into the form. */
  onReady(): void;
}

export function createFilling(store: Store<Snapshot>): Filling {
  /** The form starts from the prefill once; the agent's changes are kept. */
  let prefilled = false;
  let waiting: DraftValues | undefined;

  function compose(): void {
    const { draft, view, phase } = store.get();
    const prefill = phase.kind === 'ready' ? phase.offer.prefill : null;
    const fresh = prefill ? prefilledDraft(prefill) : emptyDraft;
    store.set({
      composing: true,
      failure: null,
      formProblems: [],
      draft: nextDraft(draft, fresh, view),
    });
  }

  function put(values: DraftValues): void {
    const { view, pending, composing } = store.get();
    if (!view.canStart || pending?.kind === 'start' || Object.keys(values).length === 0) return;
    if (view.session && !composing) compose();
    store.set({ draft: filled(store.get().draft, values), formProblems: [] });
  }

  return {
    compose,
    repeat() {
      const { session } = store.get().view;
      compose();
      if (session) store.set({ draft: draftOf(session.order) });
    },
    edit(change) {
      const { draft: before, formProblems } = store.get();
      const draft = { ...before, ...change };
      store.set({ draft, formProblems: problemsAfter(formProblems, before, draft) });
    },
    fill(values) {
      if (store.get().phase.kind === 'ready') store.batch(() => put(values));
      else waiting = { ...waiting, ...values };
    },
    onPrefill(prefill) {
      if (prefilled || !prefill) return;
      prefilled = true;
      store.set({ draft: prefilledDraft(prefill) });
    },
    onReady() {
      if (waiting) put(waiting);
      waiting = undefined;
    },
  };
}
