import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordChange } from '@/lib/audit/record';
import type { AuditDirectory } from '@/lib/audit/sealed/directory';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { verifyAuditLog } from '@/lib/audit/verify/verify-log';
import { PrismaClient } from '@/prisma/generated/client';
import { openAuditDirectory } from '@/supervise/audit-keeper/open-directory';
import { ensureKeys } from '@/supervise/start/keys';
import { type ScratchDatabase, startScratchDatabase } from './scratch-database';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'node_modules/.cache/wheelhouse/one-retention.js');
const actor = { username: 'ana', userId: null, credential: 'session 1', address: '127.0.0.1' };

let database: ScratchDatabase;
let owner: pg.Client;
let db: PrismaClient;
let directory: AuditDirectory;
let keyFile: string;

beforeAll(async () => {
  await build({
    absWorkingDir: root,
    entryPoints: ['e2e/start/one-retention.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': root.replace(/\/$/, '') },
    logLevel: 'warning',
  });
  database = await startScratchDatabase();
  await database.prepare();
  const sealKey = ensureKeys(database.directory.keys).auditSealKey;
  directory = openAuditDirectory(database.directory.path, undefined, sealKey);
  keyFile = join(database.directory.path, 'seal.key');
  writeFileSync(keyFile, sealKey, { mode: 0o600 });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
});

afterAll(async () => {
  await db?.$disconnect();
  await owner?.end();
  await database?.remove();
});

/** @returns whether it was killed where it should be; it finished before otherwise */
async function killedAt(statement: number, when: 'before' | 'after'): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [program, database.ownerUrl, directory.exports, keyFile, String(statement), when],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const [said] = await once(child.stdout, 'data');
  const isHalted = String(said).includes('halted');
  if (isHalted) child.kill('SIGKILL');
  const [code] = await ended;
  if (!isHalted) expect(code).toBe(0);
  return isHalted;
}

/** Nothing is missing: what is not in the log is in sealed files, whole and in one chain with it. */
async function expectNothingLost(recorded: bigint): Promise<void> {
  const { rows } = await owner.query<{ first: string; last: string; count: string }>(
    'SELECT min(seq) AS first, max(seq) AS last, count(*) AS count FROM "AuditEntry"',
  );
  const [there = { first: '0', last: '0', count: '0' }] = rows;
  expect(BigInt(there.last)).toBe(recorded);
  expect(BigInt(there.last) - BigInt(there.first) + 1n).toBe(BigInt(there.count));
  const seals = await owner.query<{ first: string; last: string; file: string }>(
    'SELECT "firstSeq" AS first, "lastSeq" AS last, file FROM "AuditSeal" ORDER BY "lastSeq"',
  );
  let sealed = 0n;
  let before: Awaited<ReturnType<typeof verifyExport>>['last'] | null = null;
  for (const { first, last, file } of seals.rows) {
    expect(BigInt(first)).toBe(sealed + 1n);
    const path = join(directory.exports, file);
    const report = await verifyExport(path, readFileSync(directory.publicKey, 'utf8'), before ?? null);
    expect(report).toMatchObject({ intact: true, entries: BigInt(last) - sealed });
    before = report.last;
    sealed = BigInt(last);
  }
  // Removed is only what was sealed.
  expect(BigInt(there.first)).toBeLessThanOrEqual(sealed + 1n);
  expect(await verifyAuditLog(database.url, directory)).toMatchObject({ intact: true });
}

it('loses nothing and removes nothing unsealed, wherever it is killed, and goes on', async () => {
  let recorded = 0n;
  const record = async (count: number) => {
    for (let each = 0; each < count; each++) {
      await recordChange(db, actor, { operation: 'team.manage', resourceName: `team ${each}` });
      recorded += 1n;
    }
  };
  await record(5);
  let kills = 0;
  while (await killedAt(kills + 1, kills % 2 === 0 ? 'before' : 'after')) {
    kills += 1;
    await expectNothingLost(recorded);
    await record(3);
  }
  // Looking, reading, sealing and removing are several statements.
  expect(kills).toBeGreaterThanOrEqual(6);
  await expectNothingLost(recorded);
  // All but the last entry, from which the chain goes on, is sealed in the end.
  await record(1);
  expect(await killedAt(0, 'before')).toBe(false);
  await expectNothingLost(recorded);
  const { rows } = await owner.query<{ count: string }>('SELECT count(*) AS count FROM "AuditEntry"');
  expect(rows[0]?.count).toBe('1');
  // And nothing else is left behind.
  const files = await owner.query<{ file: string }>('SELECT file FROM "AuditSeal" ORDER BY "lastSeq"');
  const exports = readdirSync(directory.exports).filter((name) => !name.endsWith('.manifest.json'));
  expect(exports.sort()).toEqual(files.rows.map(({ file }) => file));
}, 120_000);
