import { Type } from '@sinclair/typebox';
import { choice } from './choice';

const Status = (byDefault: number, description: string) =>
  Type.Integer({ minimum: 400, maximum: 599, default: byDefault, description });

/** What Twilio's documents leave open about Functions, Assets and Serverless. */
export const functionSwitches = {
  foreignSignature: choice(
    ['accept', 'refuse'],
    'accept',
    '[guess] a protected function runs for what the auth token of IE1 or AU1 signed, or for that of US1 alone',
  ),
  malformedJson: choice(
    ['edge', 'runtime'],
    'edge',
    '[guess] a body that claims to be JSON and is not is 400 in plain text, or is passed on to the runtime; [code] which answers 400 with a page in HTML',
  ),
  functionMethodStatus: Status(
    405,
    '[doc] GET, POST and OPTIONS reach a function; [guess] HTTP status of other methods',
  ),
  functionLimitStatus: Status(
    429,
    '[guess] HTTP status where as many functions run as may at once',
  ),
  functionFailureStatus: Status(
    502,
    '[guess] HTTP status where a function ends its process, as an unhandled rejection does',
  ),
  protectedAssetStatus: Status(
    403,
    '[doc] a protected asset needs a signature; [guess] HTTP status without one',
  ),
  serverlessRefusal: Type.Integer({
    minimum: 10_000,
    maximum: 99_999,
    default: 20_001,
    description:
      '[log] 20001 where no build finds the handler; [guess] that it is also the code where a runtime has ended, or variables are too large',
  }),
};
