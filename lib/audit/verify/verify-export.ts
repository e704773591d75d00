import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readChainLine } from '@/lib/audit/chain-line';
import { hashOf } from '@/lib/audit/sealed/export-range';
import { manifestPath, rangeOf, readManifest } from '@/lib/audit/sealed/manifest';
import { isRangeGenuine } from '@/lib/audit/sealed/signing';
import type { ChainHead, ChainReport } from '@/lib/audit/verify/verify-chain';

/**
 * Checks a sealed export: its signature, its file, and each link of the chain in it.
 *
 * @param path the .jsonl.gz, with its manifest beside it
 * @param publicPem the key that must have signed it; null: the one that the manifest names, which
 *   proves only that the file is as its maker made it
 * @param before how the file before it ended; null: wherever the chain comes from
 */
export async function verifyExport(
  path: string,
  publicPem: string | null,
  before: ChainHead | null,
): Promise<ChainReport & { readonly last?: ChainHead }> {
  const manifestFile = manifestPath(path);
  if (!existsSync(manifestFile)) return broken(0n, `its manifest ${manifestFile} is missing`);
  const manifest = readManifest(readFileSync(manifestFile, 'utf8'));
  const range = rangeOf(manifest);
  if (!isRangeGenuine(range, Buffer.from(manifest.signature, 'base64'), publicPem ?? manifest.publicKey)) {
    return broken(range.firstSeq, 'its seal is not genuine');
  }
  if (before && (range.firstSeq !== before.seq + 1n || Buffer.compare(range.prevHash, before.hash) !== 0)) {
    return broken(before.seq + 1n, 'the file does not follow the one before it');
  }
  const problem = await firstBroken(path, { seq: range.firstSeq - 1n, hash: range.prevHash });
  if ('problem' in problem) return broken(problem.seq, problem.problem);
  if (problem.seq !== range.lastSeq || Buffer.compare(problem.hash, range.lastHash) !== 0) {
    return broken(problem.seq + 1n, 'it and everything after it is missing from the file');
  }
  if (Buffer.compare(await hashOf(path), range.fileHash) !== 0) {
    return broken(range.firstSeq, 'the file is not the one that was sealed');
  }
  return { intact: true, entries: range.lastSeq - range.firstSeq + 1n, last: problem };
}

function broken(seq: bigint, problem: string): ChainReport {
  return { intact: false, seq, problem };
}

async function firstBroken(
  path: string,
  before: ChainHead,
): Promise<ChainHead | { readonly seq: bigint; readonly problem: string }> {
  let last = before;
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity });
  try {
    for await (const line of lines) {
      const seq = last.seq + 1n;
      const entry = readChainLine(line);
      if (entry === null) return { seq, problem: 'its line is no audit entry' };
      if (entry.seq !== seq) return { seq, problem: 'it is missing' };
      if (Buffer.compare(entry.prevHash, last.hash) !== 0) {
        return { seq, problem: 'it does not follow the entry before it' };
      }
      const hash = createHash('sha256').update(last.hash).update(`${seq}:${entry.canonical}`).digest();
      if (Buffer.compare(hash, entry.hash) !== 0)
        return { seq, problem: 'its content is not what was hashed' };
      last = { seq, hash };
    }
  } catch (error) {
    return { seq: last.seq + 1n, problem: `the file cannot be read on: ${String(error)}` };
  }
  return last;
}
