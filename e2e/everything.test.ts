/* As `day.test.ts`, with every method, purpose and way of entering on offer. */

import './everything/callerLanguage';
import './everything/elsewhere';
import './everything/methods';
import './everything/unknown';
import './everything/reload';
