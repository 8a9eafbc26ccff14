/** The page's own element of that id. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

export function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}

/** An element with text, and elements inside. */
export function node(tag: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

/** Unlike `disabled`, this does not move the focus. */
export function setUsable(control: HTMLElement, usable: boolean): void {
  control.setAttribute('aria-disabled', String(!usable));
}
