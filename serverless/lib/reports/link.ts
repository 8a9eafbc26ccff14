import { linked, type Chained, type Unlinked } from './chain';
import type { ReportTarget } from '../runtime/settings';
import { changeLedger } from './ledger';
import type { TwilioAccess } from '../twilio/http';

const LINK_WITHIN_MS = 800;

/**
 * Gives an event its place in the chain of its worker. If Sync does not accept that in time, the event is
 * still reported, marked `unlinked`.
 */
export async function link<E extends Unlinked>(
  access: TwilioAccess,
  { secrets }: ReportTarget,
  workerSid: string,
  event: E,
): Promise<Chained<E>> {
  const signal = AbortSignal.any([access.signal, AbortSignal.timeout(LINK_WITHIN_MS)]);
  try {
    return await changeLedger({ ...access, signal }, secrets, workerSid, Date.now(), (ledger) => {
      const { chain, event: chained } = linked(ledger.chain, event);
      return { ledger: chain === ledger.chain ? ledger : { ...ledger, chain }, result: chained };
    });
  } catch {
    return { ...event, chain: { kind: 'unlinked' } };
  }
}
