import { expect, it } from 'vitest';
import { limitsText } from '@/components/capacity/capacity-words';

const limited = (cpus: number, mebibytes: number) => ({ cpus, memoryBytes: mebibytes * 1_000_000 });

it.each([
  [{ tasks: 7, limited: limited(0, 0), unlimited: 7 }, '7 tasks, without limits of CPUs or memory.'],
  [{ tasks: 1, limited: limited(0.5, 0), unlimited: 1 }, '1 task: 0.5 CPUs at most, no limits of memory.'],
  [
    { tasks: 2, limited: limited(0, 64), unlimited: 0 },
    '2 tasks: no limits of CPUs, 64 MB of memory at most.',
  ],
  [
    { tasks: 3, limited: limited(2, 64), unlimited: 2 },
    '3 tasks: 2 CPUs at most, 64 MB of memory at most; 2 of them without a limit of memory.',
  ],
])('says what tasks may take at most, and never that it is nothing: %o', (use, words) => {
  expect(limitsText(use)).toBe(words);
});
