import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes, readCount, readCpus, writeBytes, writeCpus } from '@/lib/amounts/amounts';
import { readDuration, writeDuration } from '@/lib/amounts/duration';

describe('amounts', () => {
  it.each([
    ['512 MiB', 512 * 1024 ** 2],
    ['1.5g', 1.5 * 1024 ** 3],
    ['1,5 GB', 1.5 * 1024 ** 3],
    ['100 B', 100],
    ['0b', 0],
    [' ', null],
  ])('%j are %j bytes', (text, bytes) => expect(readBytes(text)).toBe(bytes));

  it.each([
    [readBytes, '5'],
    [readBytes, 'MiB'],
    [readBytes, '-1 MiB'],
    [readBytes, '1 PiB'],
    [readCpus, '0x1'],
    [readCpus, '1e3'],
    [readCpus, '.5'],
    [readCount, '1.5'],
    [readCount, '1234567890123456'],
    [readDuration, '5'],
    [readDuration, '5 minutes'],
    [readDuration, 's'],
  ] as const)('%o refuses %j', (read, text) => expect(() => read(text)).toThrow(RangeError));

  it('are nothing where nothing is written', () => {
    for (const read of [readBytes, readCpus, readCount, readDuration]) expect(read('  ')).toBeNull();
  });

  it('come back as they were written', () => {
    const amount = fc.integer({ min: 0, max: 2 ** 45 });
    fc.assert(
      fc.property(amount, (number) => {
        expect(readBytes(writeBytes(number))).toBe(number);
        expect(readCpus(writeCpus(number))).toBe(number);
        expect(readDuration(writeDuration(number)) ?? 0).toBe(number);
      }),
    );
  });
});
