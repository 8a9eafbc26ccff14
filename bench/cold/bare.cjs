// Node and nothing else: up, and able to say so.
'use strict';
require('node:fs').writeSync(1, 'up');
