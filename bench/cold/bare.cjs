// Node and nothing else: it starts and reports that it has.
'use strict';
require('node:fs').writeSync(1, 'up');
