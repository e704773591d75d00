/**
 * Makes many callers share few runs: at most one is under way, and each caller waits for one that
 * began after it asked, so that it sees all that was done before.
 */
export function coalesced(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const start = (): Promise<void> => {
    const started = run().finally(() => {
      if (running === started) running = null;
    });
    running = started;
    return started;
  };

  const startAfter = async (): Promise<void> => {
    // How the one before ended is for those who wait for it.
    while (running) await running.catch(() => undefined);
    next = null;
    await start();
  };

  return () => {
    if (next) return next;
    if (running === null) return start();
    next = startAfter();
    return next;
  };
}
