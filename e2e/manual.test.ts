/* As `day.test.ts`, where agents ask for each field themselves. */

import './manual/byHand';
import './manual/token';
