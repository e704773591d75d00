import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { OpenRecording } from '@/gateway/recordings/open-recording';
import { TerminalRecorder } from '@/gateway/recordings/terminal-recorder';
import { readCast } from '@/lib/recordings/cast';

/** Keeps what would be stored. */
class Kept {
  text = '';
  ended: unknown[] = [];
  fails = false;

  async append(lines: string): Promise<void> {
    if (this.fails) throw new Error('no database');
    this.text += lines;
  }

  async end(...how: unknown[]): Promise<{ id: string; sha256: string }> {
    this.ended = how;
    return { id: 'r', sha256: 's' };
  }
}

function recorderInto(kept: Kept): TerminalRecorder {
  const recorded = { title: 'sh in web', isTerminal: true, startedAt: new Date() };
  return new TerminalRecorder(kept as unknown as OpenRecording, recorded);
}

describe('the recorder of a terminal', () => {
  it('passes on every byte, and records text that is cut within a letter', async () => {
    const kept = new Kept();
    const recorder = recorderInto(kept);
    const shown: Buffer[] = [];
    recorder.on('data', (chunk: Buffer) => shown.push(chunk));
    recorder.resized({ columns: 120, rows: 40 });
    const bytes = Buffer.from('größer\r\n');
    for (const byte of bytes) recorder.write(Buffer.from([byte]));
    recorder.resized({ columns: 100, rows: 30 });
    await recorder.finish('closed');
    expect(Buffer.concat(shown)).toEqual(bytes);
    const { size, events } = readCast(kept.text);
    // Nothing was stored yet: the head says the size that clients tell a moment after the beginning.
    expect(size).toEqual({ columns: 100, rows: 30 });
    expect(events.map((event) => (event.kind === 'o' ? event.text : '')).join('')).toBe('größer\r\n');
    expect(kept.ended).toEqual(['closed', bytes.length]);
  });

  it('breaks off when nothing can be written', async () => {
    const kept = new Kept();
    kept.fails = true;
    const recorder = recorderInto(kept);
    const client = new PassThrough();
    recorder.pipe(client);
    recorder.write('# ');
    const [error] = await once(recorder, 'error');
    expect(error).toMatchObject({ message: 'no database' });
    await recorder.finish('closed');
    expect(kept.ended).toEqual(['unwritten', 2]);
  });

  it('breaks off when there is more than a recording holds', async () => {
    const kept = new Kept();
    const recorder = recorderInto(kept);
    recorder.resume();
    const failed = once(recorder, 'error');
    const mebibyte = Buffer.alloc(1024 * 1024, 'x');
    for (let count = 0; count < 65; count++) recorder.write(mebibyte);
    await failed;
    await recorder.finish('closed');
    expect(kept.ended[0]).toBe('full');
    expect(kept.text.length).toBeGreaterThanOrEqual(64 * mebibyte.length);
  });
});
