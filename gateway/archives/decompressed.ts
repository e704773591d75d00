import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refused } from '@/gateway/refused';

/** How archives are compressed that engines take: by their first bytes, as engines tell them apart. */
const formats = [
  { magic: Buffer.from([0x1f, 0x8b]), program: null, name: 'gzip', options: [] },
  { magic: Buffer.from('BZh'), program: 'bzip2', name: 'bzip2', options: [] },
  // The file says how much memory it takes to read, up to gigabytes: as much as the highest presets need.
  {
    magic: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
    program: 'xz',
    name: 'xz',
    options: ['--memlimit-decompress=128MiB'],
  },
  {
    magic: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
    program: 'zstd',
    name: 'zstd',
    options: ['--memory=128MB'],
  },
] as const;

const longestMagic = 6;

/** Which compression the first bytes of a file tell of; null for none. */
export function compressionOf(start: Buffer): (typeof formats)[number]['name'] | null {
  return formats.find(({ magic }) => start.subarray(0, magic.length).equals(magic))?.name ?? null;
}

/**
 * The plain bytes of an upload that may be compressed. Where it cannot be read to its end, the answer is
 * destroyed with the reason.
 */
export async function decompressed(upload: Readable): Promise<Readable> {
  const start = await firstBytes(upload);
  const format = formats.find(({ name }) => name === compressionOf(start));
  if (!format) return upload;
  if (format.program === null) {
    const gunzip = createGunzip();
    return joined(upload, gunzip, gunzip);
  }
  const child = spawn(format.program, ['-dcq', ...format.options], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.on('error', () =>
    child.stdout.destroy(
      new Refused(400, `${format.name} cannot be read here: send the archive plain or compressed with gzip`),
    ),
  );
  child.on('exit', (code) => {
    if (code !== 0) child.stdout.destroy(new Refused(400, `the archive is no whole ${format.name} file`));
  });
  child.stdout.once('close', () => child.kill());
  return joined(upload, child.stdin, child.stdout);
}

function joined(upload: Readable, input: NodeJS.WritableStream, output: Readable): Readable {
  upload.once('error', (error) => output.destroy(error));
  upload.once('close', () => {
    if (!upload.readableEnded) output.destroy(new Refused(400, 'the upload broke off'));
  });
  input.on('error', (error) => output.destroy(error));
  upload.pipe(input);
  return output;
}

/** What the upload begins with; it is put back. */
async function firstBytes(upload: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length < longestMagic && !upload.readableEnded && !upload.destroyed) {
    const chunk: Buffer | null = upload.read();
    if (chunk === null) {
      await Promise.race([once(upload, 'readable'), once(upload, 'end'), once(upload, 'close')]);
      if (upload.readableEnded || upload.destroyed) break;
      continue;
    }
    chunks.push(chunk);
    length += chunk.length;
  }
  const start = Buffer.concat(chunks);
  if (start.length > 0 && !upload.readableEnded) upload.unshift(start);
  return start;
}
