import { journeysOn } from '../journeys';
import { pluginBundle } from '../stage';
import { buildExample, example } from './example';

// Before the stage opens with it.
beforeAll(buildExample);

/**
 * The desktop that all journeys of this folder are played at, where agents ask for each field themselves, calls are in
 * Ireland (IE1), and another plugin is loaded.
 */
export const { stage, play } = journeysOn('manual', {
  region: 'ie1',
  plugins: [pluginBundle(), example],
});
