/*
 * Jest's setup for components. `getByRole` asks for the computed style of nearly every element, and the simulated
 * page matches all rules of all style sheets each time, which took half of the tests' time. What was computed holds
 * until something in the page changes.
 */

let computed = new WeakMap<Element, CSSStyleDeclaration>();
const changes = new MutationObserver(() => (computed = new WeakMap()));
changes.observe(document, {
  attributes: true,
  characterData: true,
  childList: true,
  subtree: true,
});

const compute = window.getComputedStyle.bind(window);

window.getComputedStyle = (element, pseudoElement) => {
  if (pseudoElement) return compute(element, pseudoElement);
  if (changes.takeRecords().length > 0) computed = new WeakMap();
  const known = computed.get(element);
  if (known) return known;
  const style = compute(element);
  computed.set(element, style);
  return style;
};
