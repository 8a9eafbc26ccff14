/*
 * Runs in the agent's desktop under `npm run dev`, as part of the plugin. The panel's components come in a
 * separate script: when only that changes, it is loaded again and the components are replaced in place, so
 * that the call continues. Anything else reloads the page, which ends the call (the Voice SDK hangs up as its
 * page is closed).
 */
import { createElement, useEffect, useReducer } from 'react';

const PANEL = 'panel.js';

let components = {};
const mounted = new Set();

/** Stands in for a component of the panel: renders its newest version. */
export const newest = (file, name) =>
  function Newest(props) {
    const [, render] = useReducer((count) => count + 1, 0);
    useEffect(() => {
      mounted.add(render);
      // The panel's script may have come since the first rendering.
      render();
      return () => void mounted.delete(render);
    }, []);
    const component = components[file]?.[name];
    return component ? createElement(component, props) : null;
  };

/** What the panel's script shares with the rest: its packages, and where it leaves its components. */
export function share(packages) {
  window.paymentsDev = {
    packages,
    show(given) {
      components = given;
      for (const render of mounted) render();
    },
  };
}

function loadPanel() {
  const script = document.createElement('script');
  script.src = `/plugins/files/${PANEL}?${Date.now()}`;
  script.onload = () => script.remove();
  document.head.append(script);
}

/** Follows what the local Twilio says: `started` names its start, `changed` a file of the plugin. */
export function follow() {
  loadPanel();
  listen();
}

let start;

function listen() {
  const changes = new EventSource('/plugins/changes');
  // A server that is ending refuses the connection, and the browser then gives up.
  changes.addEventListener('error', () => {
    if (changes.readyState === EventSource.CLOSED) setTimeout(listen, 300);
  });
  changes.addEventListener('started', ({ data }) => {
    if (start !== undefined && start !== data) window.location.reload();
    start = data;
  });
  changes.addEventListener('changed', ({ data }) => {
    if (data === PANEL) loadPanel();
    else window.location.reload();
  });
}
