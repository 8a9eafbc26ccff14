import { quietStream, resumeSound, suspendSound } from './sound';

const openConnections = new Set<RTCPeerConnection>();

/**
 * On a machine without any network Chromium finds no address and stays in `gathering`, which would make the
 * Voice SDK end the call after 15 s. Here the call continues without media. Once the last is closed, no sound is made.
 */
class LocalPeerConnection extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    openConnections.add(this);
    resumeSound();
  }

  override get iceGatheringState(): RTCIceGatheringState {
    const state = super.iceGatheringState;
    return state === 'gathering' ? 'new' : state;
  }

  override close(): void {
    super.close();
    openConnections.delete(this);
    if (openConnections.size === 0) suspendSound();
  }
}

/**
 * Prepares the agent desktop for calls: adds the hidden frame that is the far end of the agent's
 * WebRTC legs, and answers what Flex UI hands to the Voice SDK (`sdkOptions.voice`). The SDK gets no
 * microphone: there is nobody to hear it, and a machine need not have one nor its owner allow it.
 */
export function connectVoice(identity: string) {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Media server';
  frame.src = `/voice/media?identity=${encodeURIComponent(identity)}`;
  document.body.append(frame);
  return {
    RTCPeerConnection: LocalPeerConnection,
    getUserMedia: () => Promise.resolve(quietStream()),
  };
}
