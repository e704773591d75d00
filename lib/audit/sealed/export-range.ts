import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { chainLine } from '@/lib/audit/chain-line';
import { type Manifest, manifestPath } from '@/lib/audit/sealed/manifest';
import { publicPemOf, type SealedRange, signRange } from '@/lib/audit/sealed/signing';
import { readEntries } from '@/lib/audit/verify/read-entries';
import { problemOf, type StoredEntry } from '@/lib/audit/verify/verify-chain';

/** A sealed export that is on disk, whole, with its manifest. */
export interface SealedExport {
  readonly range: SealedRange;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Its name in the directory. */
  readonly file: string;
  readonly signature: Buffer;
}

/**
 * Writes entries into a file (lines of JSON, gzip) with a signed manifest beside it. Both are in place
 * as a whole or not at all; the same range again writes over what an interrupted start left.
 *
 * @param after the entry before the first
 * @throws Error when the disk or the database does not do it
 */
export async function exportRange(
  client: pg.Client,
  folder: string,
  privatePem: Buffer,
  after: bigint,
  last: bigint,
): Promise<SealedExport> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = `audit-${String(after + 1n).padStart(12, '0')}-${String(last).padStart(12, '0')}.jsonl.gz`;
  const path = join(folder, file);
  const unfinished = `${path}.new`;
  const seen: { first: StoredEntry | null; last: StoredEntry | null } = { first: null, last: null };
  async function* lines() {
    for await (const page of readEntries(client, after, last)) {
      for (const entry of page) {
        seen.first ??= entry;
        // What is broken is not sealed, or nobody would find it any more.
        const problem = problemOf(entry, seen.last ?? { seq: after, hash: entry.prevHash });
        if (problem !== null)
          throw new Error(`Audit entry ${entry.seq} is broken: ${problem}. Nothing is removed.`);
        seen.last = entry;
      }
      yield page.map((entry) => `${chainLine(entry)}\n`).join('');
    }
  }
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    const { first: firstEntry, last: lastEntry } = seen;
    if (firstEntry?.seq !== after + 1n || lastEntry?.seq !== last) {
      throw new Error(`Entries ${after + 1n} to ${last} are not all there.`);
    }
    const range: SealedRange = {
      firstSeq: firstEntry.seq,
      lastSeq: lastEntry.seq,
      prevHash: firstEntry.prevHash,
      lastHash: lastEntry.hash,
      fileHash: await hashOf(unfinished),
      sealedAt: new Date(),
    };
    const made = {
      range,
      firstAt: firstEntry.at,
      lastAt: lastEntry.at,
      file,
      signature: signRange(range, privatePem),
    };
    writeFileSync(manifestPath(path), manifestText(made, privatePem), { mode: 0o600 });
    renameSync(unfinished, path);
    return made;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

export async function hashOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}

function manifestText({ range, firstAt, lastAt, file, signature }: SealedExport, privatePem: Buffer): string {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const manifest: Manifest = {
    version: 1,
    file,
    firstSeq: String(range.firstSeq),
    lastSeq: String(range.lastSeq),
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    prevHash: hex(range.prevHash),
    lastHash: hex(range.lastHash),
    fileHash: hex(range.fileHash),
    sealedAt: range.sealedAt.toISOString(),
    publicKey: publicPemOf(privatePem),
    signature: signature.toString('base64'),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
