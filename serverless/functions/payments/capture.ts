import { updateOf } from '../../lib/agent/question';
import { questionEndpoint } from '../../lib/agent/ask';

export const handler = questionEndpoint('capture', (asker, request) =>
  updateOf(asker, request, request.field),
);
