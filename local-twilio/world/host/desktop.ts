import { connectVoice } from '../../twilio/voice/browser/desktopVoice';

declare global {
  interface Window {
    /** Set by the bundle of Flex UI, loaded before this script. */
    readonly Twilio: {
      readonly Flex: { runDefault(config: object, container: string): Promise<unknown> };
    };
  }
}

const config: unknown = JSON.parse(document.getElementById('flex-config')?.textContent ?? '{}');
const identity = new URLSearchParams(window.location.search).get('Identity') ?? '';

/**
 * Flex UI starts no call out before it has found a microphone and may use it. Nobody speaks here, so it
 * finds a silent one, on every machine and without asking.
 */
const device = (kind: MediaDeviceKind): MediaDeviceInfo => ({
  deviceId: 'default',
  groupId: 'default',
  kind,
  label: 'Silence',
  toJSON: () => ({ deviceId: 'default', kind }),
});
const voice = connectVoice(identity);
navigator.mediaDevices.getUserMedia = voice.getUserMedia;
navigator.mediaDevices.enumerateDevices = () =>
  Promise.resolve([device('audioinput'), device('audiooutput')]);

void window.Twilio.Flex.runDefault(
  {
    ...(typeof config === 'object' && config),
    sdkOptions: { voice },
  },
  '#container',
);
