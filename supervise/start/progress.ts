const quietBelowMs = 1_500;

/** One line to the person who started Wheelhouse. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A warning: something works less than it could, or was restarted. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Does one step of the start, and says so when a person would notice how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  const noticeable = setTimeout(() => say(`${what} …`), quietBelowMs);
  try {
    return await work();
  } finally {
    clearTimeout(noticeable);
    const tookMs = Date.now() - startedAt;
    if (tookMs >= quietBelowMs) say(`${what}: ${(tookMs / 1_000).toFixed(1)} s`);
  }
}
