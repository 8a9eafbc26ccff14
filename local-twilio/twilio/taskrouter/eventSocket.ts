import type { WebSocket } from 'ws';
import { account } from '../../account';
import type { Conferences } from '../conferences/conferences';
import type { Sockets } from '../../edge/sockets';
import type { Tokens } from '../iam/tokens';
import type { TaskRouterEvent } from './model';
import type { TaskRouter } from './taskRouter';
import { eventPayload, type ParticipantEvent, participantEventPayload } from './wire';

/** The client takes the connection for lost after 30 seconds without a message (its sources). */
const KEEP_ALIVE_MS = 15_000;
const POLICY_VIOLATION = 1008;

/** The workers an event concerns. */
function concerned(event: TaskRouterEvent, taskRouter: TaskRouter): readonly string[] {
  switch (event.kind) {
    case 'worker':
      return [event.worker.sid];
    case 'transfer':
      return [event.transfer.workerSid];
    case 'reservation':
      return [event.reservation.workerSid];
    case 'task':
      return taskRouter.reservations({ taskSid: event.task.sid }).map(({ workerSid }) => workerSid);
  }
}

/**
 * `wss://event-bridge.twilio.com/v1/wschannels?token=…`: notifies each worker's clients of their
 * reservations, their tasks and the participants of their calls. A socket with an invalid token is closed
 * with 1008.
 */
export function serveEventSocket(
  sockets: Sockets,
  tokens: Tokens,
  taskRouter: TaskRouter,
  conferences: Conferences,
): void {
  const clients = new Map<WebSocket, string>();

  function notify(workerSids: readonly string[], eventType: string, payload: object): void {
    const message = JSON.stringify({ event_type: eventType, payload });
    for (const [socket, workerSid] of clients)
      if (workerSids.includes(workerSid)) socket.send(message);
  }

  taskRouter.events.on('event', (event) =>
    notify(concerned(event, taskRouter), event.type, eventPayload(event)),
  );

  const participantEvents: readonly ParticipantEvent[] = ['added', 'modified', 'removed'];
  for (const event of participantEvents)
    conferences.events.on(event, (conference, participant) => {
      const reservations = taskRouter.reservations({ taskSid: conference.friendlyName });
      const workerSids = reservations.map(({ workerSid }) => workerSid);
      const payload = participantEventPayload(event, conference, participant);
      notify(workerSids, `participant.${event}`, payload);
    });

  sockets.serve('/twilio/event-bridge.twilio.com/v1/wschannels', (socket, request) => {
    const query = new URLSearchParams((request.url ?? '').split('?')[1]);
    const check = tokens.check(query.get('token') ?? '');
    if (check.state !== 'valid') {
      socket.close(POLICY_VIOLATION, `token ${check.state}`);
      return;
    }
    const { agent, expiration } = check.session;
    clients.set(socket, agent.workerSid);
    const keepAlive = setInterval(() => socket.send(' '), KEEP_ALIVE_MS);
    socket.on('close', () => {
      clearInterval(keepAlive);
      clients.delete(socket);
      taskRouter.desktopClosed(agent.workerSid);
    });
    const payload = {
      token_lifetime: expiration.getTime() - Date.now(),
      account_sid: account.sid,
      workspace_sid: account.workspaceSid,
      channel_id: agent.workerSid,
    };
    socket.send(JSON.stringify({ event_type: 'init', payload }));
    taskRouter.desktopOpened(agent.workerSid);
  });
}
