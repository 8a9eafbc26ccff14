/* As `day.test.ts`, where agents ask for each field themselves, in another region and beside another plugin. */

import './manual/byHand';
import './manual/region';
import './manual/integration';
import './manual/languages';
import './manual/token';
