/**
 * Loaded before the entry of every Node process that the supervisor starts: when the supervisor is
 * gone, however it went, the process ends in good order, and after a while in any order.
 */
const graceMs = 3_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), graceMs).unref();
  process.kill(process.pid, 'SIGTERM');
});
// The channel alone must not keep a process running that has nothing left to do.
process.channel?.unref();

export {};
