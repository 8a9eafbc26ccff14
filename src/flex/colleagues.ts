/** The parts of a Flex task and its conference that are read here. */
interface SharedTask {
  readonly workerSid: string;
  readonly conference?: { readonly liveWorkers: readonly { readonly workerSid?: string }[] };
}

/** Whether an agent other than the one who has this task is in its call: a warm transfer. */
export function hasColleagues({ workerSid, conference }: SharedTask): boolean {
  return conference?.liveWorkers.some((worker) => worker.workerSid !== workerSid) ?? false;
}
