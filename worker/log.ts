import { Logger, type LogLevel } from 'graphile-worker';

/** Writes one JSON line, like the gateway's. */
export function logLine(level: 'error' | 'warning', message: string): void {
  process.stdout.write(
    `${JSON.stringify({ at: new Date().toISOString(), level, process: 'worker', message })}\n`,
  );
}

/** What the queue has to say, without routine and debugging. */
export const workerLogger = new Logger(() => (level: `${LogLevel}`, message: string) => {
  if (level === 'error' || level === 'warning') logLine(level, message);
});
