import { journeysOn } from '../journeys';

/** The desktop that all journeys of this folder are played at, with `everything.payments.yaml`. */
export const { stage, play } = journeysOn('everything');
