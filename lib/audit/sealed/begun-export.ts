import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { manifestPath, readManifest } from '@/lib/audit/sealed/manifest';

const form = /^audit-(\d{12,})-(\d{12,})\.jsonl\.gz(?:\.new)?$/;

/**
 * Where an export ends that was begun when we were interrupted, before its seal was kept: it is written
 * anew, over what is there. Else a file would stay behind at each interruption, and entries be in two.
 *
 * @param after the entry before the first
 * @param last the last that may be sealed
 * @returns null where nothing was begun
 */
export async function begunExport(
  client: pg.Client,
  folder: string,
  after: bigint,
  last: bigint,
): Promise<bigint | null> {
  if (!existsSync(folder)) return null;
  for (const name of readdirSync(folder)) {
    const [, first = '', end = ''] = form.exec(name) ?? [];
    if (first === '' || BigInt(first) !== after + 1n || BigInt(end) > last) continue;
    if (await isOfThisLog(client, join(folder, name), BigInt(end))) return BigInt(end);
  }
  return null;
}

/** A whole one could be of another log, of before a backup was restored: that is not written over. */
async function isOfThisLog(client: pg.Client, path: string, end: bigint): Promise<boolean> {
  if (path.endsWith('.new')) return true;
  const manifest = manifestPath(path);
  if (!existsSync(manifest)) return false;
  const { lastHash } = readManifest(readFileSync(manifest, 'utf8'));
  const { rows } = await client.query<{ hash: Buffer }>('SELECT hash FROM "AuditEntry" WHERE seq = $1', [
    String(end),
  ]);
  return rows[0]?.hash.toString('hex') === lastHash;
}
