import { updateOf } from '../../lib/agent/question';
import { questionEndpoint } from '../../lib/agent/ask';

export const handler = questionEndpoint('complete', (asker, request) =>
  updateOf(asker, request, 'complete'),
);
