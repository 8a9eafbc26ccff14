/*
 * One agent's day: journeys that need nothing but a desktop share one, since opening it costs more than a payment.
 * `npx jest e2e/day --selectProjects e2e -t 'hold'` plays some of them.
 */

// First: it hears whether the desktop reports an error, and others cause some.
import './day/payment';
import './day/advance';
import './day/amounts';
import './day/callControl';
import './day/guards';
import './day/keyboard';
import './day/layout';
import './day/outbound';
// Last: it installs a clock of its own in the page.
import './day/connection';
