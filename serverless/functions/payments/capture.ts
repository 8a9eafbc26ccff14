import { updateOf } from '../../lib/question';
import { questionEndpoint } from '../../lib/questionEndpoint';

export const handler = questionEndpoint('capture', (asker, request) =>
  updateOf(asker, request, request.field),
);
