import { Logger, type LogLevel } from 'graphile-worker';

/** One JSON line per event, like the gateway's. Debug and routine information are left out. */
export const workerLogger = new Logger(() => (level: `${LogLevel}`, message: string) => {
  if (level === 'debug' || level === 'info') return;
  process.stdout.write(
    `${JSON.stringify({ at: new Date().toISOString(), process: 'worker', level, message })}\n`,
  );
});
