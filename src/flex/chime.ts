/** Samples per second, one byte each. */
const RATE = 8_000;

function text(view: DataView, at: number, letters: string): void {
  for (let index = 0; index < letters.length; index++)
    view.setUint8(at + index, letters.charCodeAt(index));
}

/** Two short tones as a WAV file: Flex plays files only, and a plugin has none beside it. */
export function chime(): string {
  const samples = RATE * 0.3;
  const view = new DataView(new ArrayBuffer(44 + samples));
  text(view, 0, 'RIFF');
  view.setUint32(4, 36 + samples, true);
  text(view, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  // PCM, one channel.
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(view, 36, 'data');
  view.setUint32(40, samples, true);
  for (let at = 0; at < samples; at++) {
    const pitch = at < samples / 2 ? 660 : 880;
    const fading = 1 - at / samples;
    view.setUint8(44 + at, 128 + 60 * fading * Math.sin((2 * Math.PI * pitch * at) / RATE));
  }
  return `data:audio/wav;base64,${btoa(String.fromCharCode(...new Uint8Array(view.buffer)))}`;
}
