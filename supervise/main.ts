import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentError } from '@/lib/environment/read';
import { announce } from '@/supervise/announce';
import { whenNpmIsGone } from '@/supervise/start/npm-parent';
import { say, warn } from '@/supervise/start/progress';
import { StartRefused } from '@/supervise/start/refused';
import { Started } from '@/supervise/stop';
import { startWheelhouse } from '@/supervise/wheelhouse';

const bundles = dirname(fileURLToPath(import.meta.url));
const started = new Started();
let ending: Promise<void> | undefined;

/** Once, whatever comes first: a signal, a failure, or both. */
function end(code: number): Promise<void> {
  ending ??= started.stop().then(() => process.exit(code));
  return ending;
}

function endInOrder(): void {
  if (ending === undefined) say('\nStopping …');
  end(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endInOrder);
whenNpmIsGone(endInOrder);
// The terminal, or whoever read what we print, is gone.
for (const stream of [process.stdout, process.stderr]) stream.on('error', endInOrder);
process.on('uncaughtException', (error) => {
  warn(error.stack ?? error.message);
  end(1);
});

const startedAt = Date.now();
try {
  const running = await startWheelhouse(dirname(bundles), bundles, started);
  if (ending === undefined) announce(running, Date.now() - startedAt);
} catch (error) {
  if (ending === undefined) {
    const isExpected = error instanceof StartRefused || error instanceof EnvironmentError;
    warn(
      isExpected || !(error instanceof Error)
        ? String(error instanceof Error ? error.message : error)
        : (error.stack ?? error.message),
    );
  }
  await end(1);
}
