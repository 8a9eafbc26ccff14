/** The sound of all calls of this page, made once. */
let line: { readonly context: AudioContext; readonly stream: MediaStream } | undefined;

function createLine() {
  // The sampling rate of a telephone, and computed in long stretches: nobody hears it.
  const context = new AudioContext({ sampleRate: 8_000, latencyHint: 'playback' });
  const tone = new OscillatorNode(context, { frequency: 180 });
  const swell = new OscillatorNode(context, { frequency: 0.3 });
  const level = new GainNode(context, { gain: 0.0002 });
  const depth = new GainNode(context, { gain: 0.0002 });
  const sink = context.createMediaStreamDestination();
  tone.connect(level).connect(sink);
  swell.connect(depth).connect(level.gain);
  tone.start();
  swell.start();
  return { context, stream: sink.stream };
}

/**
 * A stream with inaudible sound: a tone that swells and fades some 70 dB below full scale. Complete silence
 * would make the Voice SDK warn of a dead microphone, and Flex UI of a bad line.
 */
export function quietStream(): MediaStream {
  line ??= createLine();
  resumeSound();
  // The Voice SDK stops the tracks of a call that is over.
  return line.stream.clone();
}

/** A page may play nothing until it was clicked; the agent has clicked when there is a call. */
export const resumeSound = (): void => void line?.context.resume();

/** No call is left. Otherwise the browser would compute the sound for as long as the page is open. */
export const suspendSound = (): void => void line?.context.suspend();
