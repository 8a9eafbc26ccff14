import { type MediaMessage, type MediaRequest, parseMediaRequest } from '../messages';
import { quietStream, suspendSound } from './sound';

// The far end of the agent's WebRTC leg, in a hidden frame of the agent desktop. The server asks for
// an offer for each leg, and passes on what the Voice SDK answers.

/** A machine without any network gives no candidate, and Chromium never says that it has finished. */
const GATHERING_LIMIT_MS = 500;
const RECONNECT_MS = 1_000;

const peers = new Map<string, RTCPeerConnection>();
const identity = new URLSearchParams(window.location.search).get('identity') ?? '';

function gathered(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (peer.iceGatheringState === 'complete') resolve();
    };
    peer.addEventListener('icegatheringstatechange', check);
    setTimeout(resolve, GATHERING_LIMIT_MS);
    check();
  });
}

/**
 * The peer's own description with its candidates: the SDK accepts no candidates later. Without microphone
 * permission Chromium hides the page's addresses behind multicast DNS names. Both ends are on this machine, so
 * loopback works, and the name need not be resolved.
 */
async function localSdp(peer: RTCPeerConnection): Promise<string> {
  await gathered(peer);
  return (peer.localDescription?.sdp ?? '').replace(/ \S+\.local /g, ' 127.0.0.1 ');
}

function close(callSid: string): void {
  peers.get(callSid)?.close();
  peers.delete(callSid);
  if (peers.size === 0) suspendSound();
}

async function offer(callSid: string): Promise<string> {
  close(callSid);
  const peer = new RTCPeerConnection({ iceServers: [] });
  peers.set(callSid, peer);
  const sound = quietStream();
  for (const track of sound.getTracks()) peer.addTrack(track, sound);
  await peer.setLocalDescription(await peer.createOffer());
  return localSdp(peer);
}

async function answerAgain(peer: RTCPeerConnection, sdp: string): Promise<string> {
  await peer.setRemoteDescription({ type: 'offer', sdp });
  await peer.setLocalDescription(await peer.createAnswer());
  return localSdp(peer);
}

async function follow(request: MediaRequest, send: (message: MediaMessage) => void): Promise<void> {
  const { callSid } = request;
  const peer = peers.get(callSid);
  switch (request.type) {
    case 'offer': {
      send({ type: 'offer', callSid, sdp: await offer(callSid) });
      return;
    }
    case 'answer':
      return peer?.setRemoteDescription({ type: 'answer', sdp: request.sdp });
    case 'reinvite':
      if (peer) send({ type: 'answer', callSid, sdp: await answerAgain(peer, request.sdp) });
      return;
    case 'close': {
      close(callSid);
      return;
    }
  }
}

function connect(): void {
  const socket = new WebSocket(`${window.location.origin.replace('http', 'ws')}/voice/media`);
  const send = (message: MediaMessage) => socket.send(JSON.stringify(message));
  socket.addEventListener('open', () => send({ type: 'hello', identity }));
  socket.addEventListener('message', (event: MessageEvent<string>) => {
    const request = parseMediaRequest(event.data);
    if (request) void follow(request, send);
  });
  socket.addEventListener('close', () => setTimeout(connect, RECONNECT_MS));
}

connect();
