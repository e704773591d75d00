import { readdirSync, readFileSync } from 'node:fs';

/** The process id of the worker of the product whose gateway has this URL; undefined while there is none. */
export function workerOf(consoleUrl: string): number | undefined {
  const port = new URL(consoleUrl).port;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => says(pid, 'cmdline', 'worker.js') && says(pid, 'environ', `:${port}`));
}

function says(pid: number, file: 'cmdline' | 'environ', text: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(text);
  } catch {
    // It ended meanwhile.
    return false;
  }
}
