/* Calls at several desktops, of which the agent's own is the same for all. */

import './desks/supervisor';
import './desks/transfer';
import './desks/tabs';
