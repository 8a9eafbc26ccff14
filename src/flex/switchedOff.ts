const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/**
 * Whether an administrator has switched the feature off, where Twilio's flex-project-template keeps that: nothing of
 * the panel is shown. Read without the parser of the other settings, which need not run while the desktop starts.
 */
export function isSwitchedOff(configuration: unknown): boolean {
  const features = at(at(configuration, 'custom_data'), 'features');
  return at(at(features, 'payments'), 'enabled') === false;
}
