import { processOf } from '@/e2e/fixtures/product-process';

/** The process id of the worker of the product with this console; undefined while there is none. */
export function workerOf(consoleUrl: string): number | undefined {
  return processOf('worker.js', consoleUrl);
}
