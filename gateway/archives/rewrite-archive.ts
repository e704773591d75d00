import { PassThrough, type Readable } from 'node:stream';
import { extract, type Header, type Pack, pack } from 'tar-stream';
import { decompressed } from '@/gateway/archives/decompressed';
import { type ArchiveEntry, readEntry } from '@/gateway/archives/entry';
import { WholeBlocks } from '@/gateway/archives/whole-blocks';
import { Refused } from '@/gateway/refused';

/** Looks at the bytes of one file as they pass. */
export interface FileWatch {
  bytes(chunk: Buffer): void | Promise<void>;
  end(): void | Promise<void>;
}

/** What becomes of an entry; files that are held back or left out do not reach the engine. */
export type Fate =
  | { readonly kind: 'pass'; readonly watch?: FileWatch }
  | { readonly kind: 'hold' | 'leave-out'; readonly watch?: FileWatch };

/** A file that we put into an archive. */
export interface AddedFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly mode?: number;
}

/** An upload on its way to an engine, entry by entry in our own words, never held whole. */
export interface RewrittenArchive {
  /** What to send. It stays open until the archive is sealed or given up. */
  readonly output: Readable;
  /** Settles when the upload was read to its end. */
  readonly read: Promise<void>;
  /** Adds files after all others, so that they stand whatever came before, and ends the archive. */
  seal(files: readonly AddedFile[]): void;
  /** Breaks it off: an engine makes nothing of half an archive. */
  giveUp(): void;
}

/** Its types do not say so. */
const oldFormatsToo = { allowUnknownFormat: true } as Parameters<typeof extract>[0];
const mostEntries = 1_000_000;
/**
 * What every archive begins with: its own root, which engines pass over. They tell compressed archives
 * by their first bytes, and those of a client's first name can be the beginning of a bzip2 file ("BZh…"),
 * whose content they would then take in the place of the archive that we looked at.
 */
const beginning = { name: './', type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime: new Date(0) } as const;
/** Uncompressed: a few megabytes of zeros can be compressed into next to nothing. */
const mostBytes = 64 * 1024 ** 3;

/**
 * Rewrites a tar archive, compressed or not, while it is being uploaded.
 *
 * @param fateOf decides on each entry; may throw Refused
 */
export function rewriteArchive(upload: Readable, fateOf: (entry: ArchiveEntry) => Fate): RewrittenArchive {
  const written = pack();
  const output = new PassThrough();
  written.on('error', () => output.destroy());
  output.once('close', () => written.destroy());
  written.pipe(output);
  written.entry({ ...beginning });
  const read = readAll(upload, written, fateOf);
  const giveUp = () => {
    written.destroy();
    output.destroy();
    upload.unpipe();
  };
  read.catch(giveUp);
  return {
    output,
    read,
    giveUp,
    seal: (files) => {
      for (const { name, bytes, mode = 0o644 } of files) {
        written.entry({ name, mode, uid: 0, gid: 0, mtime: new Date(0), size: bytes.length }, bytes);
      }
      written.finalize();
    },
  };
}

async function readAll(
  upload: Readable,
  written: Pack,
  fateOf: (entry: ArchiveEntry) => Fate,
): Promise<void> {
  const plain = await decompressed(upload);
  const entries = extract(oldFormatsToo);
  const breakOff = (error: unknown) =>
    entries.destroy(error instanceof Error ? error : new Error('the upload broke off'));
  plain.once('error', breakOff);
  plain.once('close', () => {
    if (!plain.readableEnded) breakOff(new Refused(400, 'the upload broke off'));
  });
  const blocks = new WholeBlocks();
  plain.pipe(blocks).pipe(entries);
  let count = 0;
  let bytes = 0;
  let end = 0;
  try {
    for await (const entry of entries) {
      count += 1;
      if (count > mostEntries) throw new Refused(400, 'the archive holds too many files');
      const head = readEntry(entry.header);
      bytes += head?.size ?? 0;
      if (bytes > mostBytes) throw new Refused(413, 'the archive holds too much');
      end = endOf(entry.header);
      if (head === null) entry.resume();
      else await pass(entry, head, written, fateOf(head));
    }
    if (end > blocks.received) throw new Error('unexpected EOF');
  } catch (error) {
    plain.unpipe(blocks);
    blocks.destroy();
    if (error instanceof Refused) throw error;
    throw new Refused(
      400,
      `Error processing tar file: ${error instanceof Error ? error.message : 'unknown'}`,
    );
  }
}

/** Where the content of an entry ends in the archive. */
function endOf(header: Header): number {
  // Its types do not tell of it.
  const { byteOffset = 0 } = header as Header & { byteOffset?: number };
  return byteOffset + (header.type === 'file' ? header.size : 0);
}

async function pass(
  file: AsyncIterable<unknown> & { resume(): unknown },
  { type, header }: ArchiveEntry,
  written: Pack,
  { kind, watch }: Fate,
): Promise<void> {
  const sink = kind === 'pass' ? written.entry(header) : null;
  sink?.on('error', () => undefined);
  if (type !== 'file') {
    file.resume();
    return;
  }
  for await (const chunk of file as AsyncIterable<Buffer>) {
    await watch?.bytes(chunk);
    if (sink && !sink.write(chunk)) await drained(sink);
  }
  await watch?.end();
  sink?.end(null);
}

function drained(sink: NodeJS.EventEmitter): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const settle = (end: () => void) => {
      sink.off('drain', onDrain).off('close', onClose);
      end();
    };
    const onDrain = () => settle(() => resolve());
    const onClose = () => settle(() => reject(new Error('the engine takes no more')));
    sink.on('drain', onDrain).on('close', onClose);
  });
}
