import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { type LineReader, MergedLines } from '@/gateway/events/merged-lines';

/** Lines are their times. */
const read: LineReader = async (line) => {
  const words = line.toString('utf8').trim();
  return words === 'hidden' ? null : { atNanos: BigInt(words), bytes: Buffer.from(`${words}\n`) };
};

it('tells what came in its first moment by the order of times, and leaves out what nobody may see', async () => {
  const merged = new MergedLines(60_000);
  const told = text(merged.output);
  await Promise.all([
    merged.take(Readable.from([Buffer.from('3\nhidden\n'), Buffer.from('5\n')]), read),
    merged.take(Readable.from([Buffer.from('1\n4'), Buffer.from('\n')]), read),
  ]);
  merged.end();
  expect(await told).toBe('1\n3\n4\n5\n');
});

it('tells at once what comes later, and waits for a slow reader', async () => {
  const merged = new MergedLines(0);
  const lines = Array.from({ length: 20_000 }, (_, at) => `${at}\n`).join('');
  let isDone = false;
  const taken = merged.take(Readable.from([Buffer.from(lines)]), read).then(() => {
    isDone = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isDone).toBe(false);
  const told = text(merged.output);
  await taken;
  merged.end();
  expect(await told).toBe(lines);
});

it('waits for no reader that has gone', async () => {
  const merged = new MergedLines(0);
  const source = new PassThrough();
  const taken = merged.take(source, read);
  source.write('1\n'.repeat(20_000));
  merged.output.destroy();
  source.end();
  await taken;
});
