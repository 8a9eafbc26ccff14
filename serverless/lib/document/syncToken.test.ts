import AccessToken from 'twilio/lib/jwt/AccessToken';
import { access, environment } from '../testing/environment';
import { signSyncToken } from './syncToken';

const workerSid = `WK${'1'.repeat(32)}`;
const callSid = `CA${'2'.repeat(32)}`;
const now = Date.parse('2026-11-26T09:00:00.700Z');

beforeEach(() => {
  jest.useFakeTimers({ now });
});
afterEach(() => {
  jest.useRealTimers();
});

/** The token that Twilio's own class makes at this moment. */
function ofTwilio(ttl: number): string {
  const { ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET } = environment;
  const identity = `${workerSid}.${callSid}`;
  const token = new AccessToken(ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET, { identity, ttl });
  const { PAYMENTS_SYNC_SERVICE_SID: serviceSid } = environment;
  token.addGrant(new AccessToken.SyncGrant({ serviceSid }));
  return token.toJwt();
}

test('signs the very token that Twilio’s own class signs, for 15 minutes', async () => {
  expect(await signSyncToken(access, { workerSid, callSid, now, until: undefined })).toEqual({
    syncToken: ofTwilio(900),
    syncTokenExpiresAt: Date.parse('2026-11-26T09:15:00Z'),
  });
});

test('expires when whoever opens the call may no longer see it, if that is sooner', async () => {
  const until = now + 60_000;
  expect(await signSyncToken(access, { workerSid, callSid, now, until })).toEqual({
    syncToken: ofTwilio(60),
    syncTokenExpiresAt: Date.parse('2026-11-26T09:01:00Z'),
  });
});
