import * as v from 'valibot';
import { languages } from '../../../src/languages/all';
import { languageNames } from '../../../src/languages/names';
import {
  corsHeaders,
  failureReply,
  cacheableReply,
  toRuntimeResponse,
} from '../../lib/runtime/reply';
import { Refusal } from '../../lib/runtime/refusal';
import { type Handler, headerOf } from '../../lib/runtime/runtime';
import { readAllowedOrigins } from '../../lib/runtime/settings';

/** How long a browser keeps them; a new deployment is seen after that. */
const KEPT_SECONDS = 3600;

const querySchema = v.object({ Language: v.picklist(languageNames) });

const notOffered = new Refusal({
  code: 'bad-request',
  message: `Language is one of ${languageNames.join(', ')}`,
  detail: { unknown: [], missing: [], invalid: ['Language'] },
});

/**
 * `GET /payments/texts?Language=de`: every text of the panel in one language. They are as public as the plugin,
 * which is one file and carries English alone.
 */
export const handler: Handler = (context, event, callback) => {
  const cors = corsHeaders(headerOf(event, 'origin'), readAllowedOrigins(context));
  const query = v.safeParse(querySchema, event);
  const reply = query.success
    ? cacheableReply(languages[query.output.Language], cors, KEPT_SECONDS)
    : failureReply(notOffered, cors);
  callback(null, toRuntimeResponse(reply));
};
