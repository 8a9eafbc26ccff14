import { updateOf } from '../../lib/agent/question';
import { questionEndpoint } from '../../lib/agent/ask';

export const handler = questionEndpoint('cancel', (asker, request) =>
  updateOf(asker, request, 'cancel'),
);
