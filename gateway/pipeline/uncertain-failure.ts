/**
 * How a Swarm's managers fail where they no longer know what became of a change: one passes it to the
 * leader, which went away or lost its office in the middle. It may be done all the same (swarmkit,
 * manager/state/raft; gRPC's codes).
 */
const words: readonly RegExp[] = [
  /rpc error: code = (?:Unavailable|DeadlineExceeded|Canceled|Aborted|Unknown|Internal)\b/,
  /node losing leader status|context deadline exceeded|context canceled|transport is closing/,
];

/** Whether an engine's failure leaves open what it did. */
export function isUncertain(status: number, detail: string | undefined): boolean {
  return status >= 500 && detail !== undefined && words.some((some) => some.test(detail));
}
