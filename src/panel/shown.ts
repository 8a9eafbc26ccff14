/**
 * Whether an element can take the focus: Flex mounts a tab before it is opened, and hides it by a class until
 * then.
 */
export const isShown = (element: Element): boolean =>
  getComputedStyle(element).visibility === 'visible';

/**
 * Calls `look` when Flex may have shown or hidden the tab around an element, which it does in a transition;
 * returns what ends that.
 */
export function onTabChange(element: Element, look: () => void): () => void {
  const tab = element.closest('.Twilio-Tab');
  if (!tab) return () => undefined;
  const observer = new MutationObserver(look);
  observer.observe(tab, { attributeFilter: ['class'] });
  tab.addEventListener('transitionend', look);
  return () => {
    observer.disconnect();
    tab.removeEventListener('transitionend', look);
  };
}
