import { updateOf } from '../../lib/question';
import { questionEndpoint } from '../../lib/questionEndpoint';

export const handler = questionEndpoint('complete', (asker, request) =>
  updateOf(asker, request, 'complete'),
);
