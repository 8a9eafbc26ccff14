import { journeysOn } from '../journeys';

/** The desktop that all journeys of this folder are played at, where agents ask for each field themselves. */
export const { stage, play } = journeysOn('manual');
