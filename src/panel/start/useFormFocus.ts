import { type RefObject, useEffect, useRef } from 'react';
import type { FormProblem } from '../../client/snapshot';
import { isShown, onTabChange } from '../shown';

/** The id of the text box for the amount. */
export const AMOUNT_ID = 'payment-amount';

/** Puts the focus on the first part that is wrong, when the form was sent and came back. */
function useFocusOnProblem(form: RefObject<HTMLFormElement>, problems: readonly FormProblem[]) {
  const before = useRef(problems);
  useEffect(() => {
    const found = problems.some((problem) => !before.current.includes(problem));
    before.current = problems;
    if (found) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, problems]);
}

/** Puts the focus into the amount when the form appears, unless somebody is typing elsewhere. */
function useFocusOnAmount(form: RefObject<HTMLFormElement>) {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let wasShown = false;
    const look = () => {
      const shown = isShown(element);
      const appears = shown && !wasShown;
      wasShown = shown;
      const typing = document.activeElement?.matches('input, textarea, select, [contenteditable]');
      const amount = element.querySelector<HTMLInputElement>(`#${AMOUNT_ID}`);
      if (appears && !typing && amount?.readOnly === false) amount.focus({ preventScroll: true });
    };
    look();
    return onTabChange(element, look);
  }, [form]);
}

/** Where the focus is in the form: on what is wrong, and at first in the amount. */
export function useFormFocus(problems: readonly FormProblem[]): RefObject<HTMLFormElement> {
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  useFocusOnAmount(form);
  return form;
}
