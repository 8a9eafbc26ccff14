/*
 * What Paste takes from @twilio-paste/animation-library, without its springs: things
 * are where they belong at once, as for everybody who asks their system for less motion. The library
 * carries react-spring, an eighth of the plugin, for an arrow that this plugin has nowhere and for a
 * dialog that fades in.
 */

/** A component whose `style` may be animated: itself. */
export const animated = (component) => component;

/** The values that the spring comes to rest at. */
export function useSpring({ config: _config, ...values }) {
  return values;
}

/** Shows the item as it is once it has entered, and nothing once it has left. */
export function useTransition(item, { enter }) {
  return (render) => render(enter, item);
}

/** Whether people are to be spared motion: Paste's theme asks, and would tell react-spring. */
export function useReducedMotion() {
  return true;
}

export const Globals = { assign: () => undefined };
