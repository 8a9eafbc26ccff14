import { journeysOn } from '../journeys';

/** The agent's desktop, beside which each file of this folder opens another. */
export const { stage } = journeysOn();
