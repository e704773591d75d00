const pollMs = 500;

/**
 * Calls when `npm start` is gone without having told us, e.g. after a kill -9: whoever ended it meant
 * us. Started without npm, we outlive the shell that started us, as a server should.
 */
export function whenNpmIsGone(call: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    call();
  }, pollMs);
  watch.unref();
}
