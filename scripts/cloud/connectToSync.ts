import { SyncClient } from 'twilio-sync';
import twilio from '../../serverless/node_modules/twilio';

const CONNECT_WITHIN_MS = 10_000;

export interface SyncAccess {
  readonly accountSid: string;
  readonly keySid: string;
  readonly secret: string;
  readonly serviceSid: string;
}

/**
 * Connects to Sync as an agent's browser does, with a token signed with the key. Rejects with the reason if
 * Twilio refuses it: the secret belongs to another key, or the service to another account.
 */
export function connectToSync({
  accountSid,
  keySid,
  secret,
  serviceSid,
}: SyncAccess): Promise<void> {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(accountSid, keySid, secret, { identity: 'doctor', ttl: 60 });
  token.addGrant(new AccessToken.SyncGrant({ serviceSid }));
  return new Promise((done, fail) => {
    const client = new SyncClient(token.toJwt());
    const end = (result: () => void) => {
      clearTimeout(timer);
      client.removeAllListeners();
      void client.shutdown().catch(() => undefined);
      result();
    };
    const timer = setTimeout(
      () => end(() => fail(new Error('network: Sync did not connect in 10 s'))),
      CONNECT_WITHIN_MS,
    );
    client.on('connectionStateChanged', (state) => {
      if (state === 'connected') end(done);
      if (state === 'denied') end(() => fail(new Error('the token is refused')));
    });
    client.on('connectionError', ({ message, terminal }) => {
      if (terminal) end(() => fail(new Error(message)));
    });
  });
}
