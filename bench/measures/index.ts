import type { Measure } from '../kit/figure';
import { agentActions } from './actions';
import { bundle } from './bundle';
import { cold } from './cold';
import { commits } from './commits';
import { growth } from './growth';
import { heap } from './heap';
import { paint } from './paint';
import { pluginLoad } from './pluginLoad';
import { press } from './press';
import { ready } from './ready';
import { statusFunction } from './statusFunction';
import { syncRequests } from './syncRequests';
import { throughput } from './throughput';

/** All measures, in the order of the table. */
export const measures: readonly Measure[] = [
  syncRequests,
  paint,
  press,
  agentActions,
  statusFunction,
  cold,
  throughput,
  bundle,
  pluginLoad,
  commits,
  heap,
  growth,
  ready,
];
