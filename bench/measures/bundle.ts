import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pluginBundle } from '../../e2e/stage';
import type { Measure } from '../kit/figure';
import { counted } from '../kit/statistics';

/** The bundle that every agent's browser downloads once. */
export const bundle: Measure = {
  name: 'bundle',
  short: true,
  run: () => {
    const bytes = gzipSync(readFileSync(pluginBundle()), { level: 9 }).length;
    return Promise.resolve([
      {
        name: 'plugin bundle, gzip -9',
        unit: 'B',
        must: 150_000,
        better: 'less',
        value: bytes,
        measured: counted(bytes),
        floor: null,
        measuredIn: 'B',
        kind: 'count',
        note: 'the one file that `flex-plugin build` produces; React, Redux and Flex UI come from the page. KB is 1,000 bytes.',
      },
    ]);
  },
};
