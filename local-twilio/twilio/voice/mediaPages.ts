import type { WebSocket } from 'ws';
import type { SocketHandler } from '../../edge/sockets';
import { type MediaRequest, messageText, parseMediaMessage } from './messages';

/**
 * The far ends of the agents' WebRTC legs. This server has no WebRTC: a hidden page in the agent's desktop
 * acts as Twilio's media server, and this is how the signalling talks to it.
 */
export interface MediaPages {
  /** Serves the socket of a media page. */
  readonly serve: SocketHandler;
  /** An offer (SDP, with its candidates) for a new leg; waits until the agent has a media page open. */
  offer(callSid: string, identity: string, done: (sdp: string) => void): void;
  /** Hands over the SDK's answer. */
  answer(callSid: string, sdp: string): void;
  /** Hands over the SDK's new offer for a leg that lost its media; no answer from an unknown leg. */
  reinvite(callSid: string, sdp: string, done: (sdp: string) => void): void;
  /** Ends the far end, and forgets those waiting for it. */
  close(callSid: string): void;
}

interface Wanted {
  readonly identity: string;
  readonly done: (sdp: string) => void;
}

export function createMediaPages(): MediaPages {
  const pages = new Map<WebSocket, string>();
  const offers = new Map<string, Wanted>();
  const answers = new Map<string, Wanted['done']>();

  const send = (page: WebSocket, request: MediaRequest) => page.send(JSON.stringify(request));

  // Sent to all pages, since each knows its own legs and may have reconnected with a new socket.
  const sendToAll = (request: MediaRequest) => {
    for (const page of pages.keys()) send(page, request);
  };

  function hello(page: WebSocket, identity: string): void {
    pages.set(page, identity);
    for (const [callSid, wanted] of offers)
      if (wanted.identity === identity) send(page, { type: 'offer', callSid });
  }

  return {
    serve(page) {
      page.on('close', () => pages.delete(page));
      page.on('message', (data) => {
        const message = parseMediaMessage(messageText(data));
        switch (message?.type) {
          case 'hello': {
            hello(page, message.identity);
            return;
          }
          case 'offer': {
            const wanted = offers.get(message.callSid);
            offers.delete(message.callSid);
            // Two tabs of one agent may both have been asked: the first offer counts.
            if (wanted) wanted.done(message.sdp);
            else send(page, { type: 'close', callSid: message.callSid });
            return;
          }
          case 'answer': {
            const done = answers.get(message.callSid);
            answers.delete(message.callSid);
            return done?.(message.sdp);
          }
          case undefined: {
            page.close(1002);
            return;
          }
        }
      });
    },
    offer(callSid, identity, done) {
      offers.set(callSid, { identity, done });
      for (const [page, owner] of pages)
        if (owner === identity) send(page, { type: 'offer', callSid });
    },
    answer: (callSid, sdp) => sendToAll({ type: 'answer', callSid, sdp }),
    reinvite(callSid, sdp, done) {
      answers.set(callSid, done);
      sendToAll({ type: 'reinvite', callSid, sdp });
    },
    close(callSid) {
      offers.delete(callSid);
      answers.delete(callSid);
      sendToAll({ type: 'close', callSid });
    },
  };
}
