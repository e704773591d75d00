/**
 * Does one step that takes a while, with a line that a person can follow: what, and then how long.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  process.stdout.write(`${what} …`);
  const startedAt = Date.now();
  try {
    const result = await work();
    process.stdout.write(` ${seconds(Date.now() - startedAt)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(' failed\n');
    throw error;
  }
}

/** @param {number} ms */
export function seconds(ms) {
  return ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
}

/** Something a person can do about it: the message is all that is shown. */
export class SetupFailed extends Error {}
