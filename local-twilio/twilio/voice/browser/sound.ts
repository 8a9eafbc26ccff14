let context: AudioContext | undefined;

/**
 * A stream with inaudible sound: a tone that swells and fades some 70 dB below full scale. Complete silence
 * would make the Voice SDK warn of a dead microphone, and Flex UI of a bad line.
 */
export function quietStream(): MediaStream {
  context ??= new AudioContext();
  // A page may play nothing until it was clicked; the agent has clicked when there is a call.
  void context.resume();
  const tone = new OscillatorNode(context, { frequency: 180 });
  const swell = new OscillatorNode(context, { frequency: 0.3 });
  const level = new GainNode(context, { gain: 0.0002 });
  const depth = new GainNode(context, { gain: 0.0002 });
  const sink = context.createMediaStreamDestination();
  tone.connect(level).connect(sink);
  swell.connect(depth).connect(level.gain);
  tone.start();
  swell.start();
  return sink.stream;
}
