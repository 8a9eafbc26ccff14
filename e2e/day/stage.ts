import { journeysOn } from '../journeys';

/** The desktop that all journeys of this folder are played at, with the project's own configuration. */
export const { stage, play } = journeysOn();
