import { updateOf } from '../../lib/question';
import { questionEndpoint } from '../../lib/questionEndpoint';

export const handler = questionEndpoint('cancel', (asker, request) =>
  updateOf(asker, request, 'cancel'),
);
