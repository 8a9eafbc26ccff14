/** What is read of a Flex task and its conference. */
interface SharedTask {
  readonly workerSid: string;
  readonly conference?: { readonly liveWorkers: readonly { readonly workerSid?: string }[] };
}

/** Whether another agent than the one who has this task is in its call: a warm transfer. */
export function hasColleagues({ workerSid, conference }: SharedTask): boolean {
  return conference?.liveWorkers.some((worker) => worker.workerSid !== workerSid) ?? false;
}
