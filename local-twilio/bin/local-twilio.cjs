#!/usr/bin/env node
// The built package, or in a checkout the sources.
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const sources = join(__dirname, '../main.ts');
if (existsSync(sources)) {
  void import('tsx').then(() => require(sources));
} else {
  require('../build/main.cjs');
}
