import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordChange } from '@/lib/audit/record';
import { appendCheckpoint } from '@/lib/audit/sealed/checkpoints';
import type { AuditDirectory } from '@/lib/audit/sealed/directory';
import { retain } from '@/lib/audit/sealed/retain';
import { readHead } from '@/lib/audit/verify/read-entries';
import { verifyExport } from '@/lib/audit/verify/verify-export';
import { verifyAuditLog } from '@/lib/audit/verify/verify-log';
import { PrismaClient } from '@/prisma/generated/client';
import { openAuditDirectory } from '@/supervise/audit-keeper/open-directory';
import { ensureKeys } from '@/supervise/start/keys';
import { type ScratchDatabase, startScratchDatabase } from './scratch-database';

const actor = { username: 'ana', userId: null, credential: 'session 1', address: '127.0.0.1' };

describe('an audit log that is not kept for ever', () => {
  let database: ScratchDatabase;
  let owner: pg.Client;
  let superuser: pg.Client;
  let db: PrismaClient;
  let directory: AuditDirectory;
  let sealKey: Buffer;

  beforeAll(async () => {
    database = await startScratchDatabase();
    await database.prepare();
    sealKey = ensureKeys(database.directory.keys).auditSealKey;
    directory = openAuditDirectory(database.directory.path, undefined, sealKey);
    owner = new pg.Client({ connectionString: database.ownerUrl });
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await owner.connect();
    await superuser.connect();
    await superuser.query('SET session_replication_role = replica');
    db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
    await record(10);
  });

  afterAll(async () => {
    await db?.$disconnect();
    await owner?.end();
    await superuser?.end();
    await database?.remove();
  });

  const record = async (count: number) => {
    for (let each = 0; each < count; each++) {
      await recordChange(db, actor, { operation: 'team.manage', resourceName: `team "${each}"\n` });
    }
  };
  const verify = () => verifyAuditLog(database.url, directory);
  const retainBefore = (olderThan: Date) =>
    retain(owner, { folder: directory.exports, privatePem: sealKey, olderThan, log: () => undefined });
  const exports = () =>
    readdirSync(directory.exports)
      .filter((name) => name.endsWith('.gz'))
      .sort()
      .map((name) => join(directory.exports, name));
  const publicPem = () => readFileSync(directory.publicKey, 'utf8');

  it('keeps what is young enough, and what a stream has not taken', async () => {
    expect(await retainBefore(new Date(Date.now() - 60_000))).toBe(0n);
    await db.auditStream.create({ data: { name: 's', url: 'syslog+tcp://x', sentUpTo: 4n, sureUpTo: 4n } });
    expect(await retainBefore(new Date(Date.now() + 60_000))).toBe(4n);
    await db.auditStream.deleteMany();
    expect(await verify()).toEqual({ intact: true, entries: 10n });
  });

  it('goes on from the seal, which is signed, over several rounds', async () => {
    expect(await retainBefore(new Date(Date.now() + 60_000))).toBe(5n);
    await record(3);
    expect(await verify()).toEqual({ intact: true, entries: 13n });
    const [first = '', second = ''] = exports();
    const one = await verifyExport(first, publicPem(), null);
    expect(one).toMatchObject({ intact: true, entries: 4n });
    expect(await verifyExport(second, publicPem(), one.last ?? null)).toMatchObject({
      intact: true,
      entries: 5n,
    });
    expect(await verifyExport(first, publicPem(), one.last ?? null)).toMatchObject({ intact: false });
  });

  it('accepts no gap without a genuine seal', async () => {
    await superuser.query(`UPDATE "AuditSeal" SET "lastHash" = 'x' WHERE "lastSeq" = 9`);
    expect(await verify()).toMatchObject({
      intact: false,
      seq: 5n,
      problem: expect.stringContaining('genuine'),
    });
    const { rows } = await superuser.query(`SELECT "prevHash" FROM "AuditEntry" WHERE seq = 10`);
    await superuser.query(`UPDATE "AuditSeal" SET "lastHash" = $1 WHERE "lastSeq" = 9`, [rows[0].prevHash]);
    expect(await verify()).toMatchObject({ intact: true });
    await expect(superuser.query('SELECT wheelhouse_remove_sealed_audit(11)')).rejects.toThrow('no seal');
  });

  it('misses entries that were cut off its end, and a chain that was computed anew', async () => {
    const head = await readHead(owner);
    appendCheckpoint(directory.checkpoints, { ...head, at: new Date() }, sealKey);
    expect(await verify()).toMatchObject({ intact: true });
    await superuser.query('BEGIN');
    await superuser.query('CREATE TEMPORARY TABLE kept AS SELECT * FROM "AuditEntry" WHERE seq > 11');
    await superuser.query('COMMIT');
    await superuser.query('DELETE FROM "AuditEntry" WHERE seq > 11');
    await superuser.query(
      `UPDATE "AuditHead" SET seq = 11, hash = (SELECT hash FROM "AuditEntry" WHERE seq = 11)`,
    );
    expect(await verify()).toMatchObject({
      intact: false,
      seq: 12n,
      problem: expect.stringContaining('missing'),
    });
    // Filled up again by others, whose chain is in order.
    await record(4);
    expect(await verify()).toMatchObject({
      intact: false,
      seq: 13n,
      problem: expect.stringContaining('checkpoint'),
    });
    expect(await verifyAuditLog(database.url)).toMatchObject({ intact: false });
    await superuser.query('DELETE FROM "AuditEntry" WHERE seq > 11');
    await superuser.query('INSERT INTO "AuditEntry" SELECT * FROM kept');
    await superuser.query('UPDATE "AuditHead" SET seq = $1, hash = $2', [String(head.seq), head.hash]);
    expect(await verify()).toMatchObject({ intact: true });
  });

  it('does not believe checkpoints that somebody else wrote', async () => {
    const before = readFileSync(directory.checkpoints, 'utf8');
    const line = JSON.parse(before.trim().split('\n').at(-1) ?? '');
    writeFileSync(directory.checkpoints, `${before}${JSON.stringify({ ...line, seq: '999' })}\n{"half`);
    expect(await verify()).toMatchObject({ intact: true });
  });

  it('seals nothing that is broken', async () => {
    await superuser.query(
      `UPDATE "AuditEntry" SET canonical = replace(canonical, 'ana', 'bob') WHERE seq = 11`,
    );
    await expect(retainBefore(new Date(Date.now() + 60_000))).rejects.toThrow('entry 11 is broken');
    await superuser.query(
      `UPDATE "AuditEntry" SET canonical = replace(canonical, 'bob', 'ana') WHERE seq = 11`,
    );
    expect(await verify()).toMatchObject({ intact: true });
  });

  it('names what is wrong with a sealed file', async () => {
    const [first = ''] = exports();
    const whole = readFileSync(first);
    const lines = gunzipSync(whole).toString().split('\n');
    const tampered = [
      [lines.with(1, (lines[1] ?? '').replace('ana', 'bob')), { seq: 2n }],
      [lines.toSpliced(2, 1), { seq: 3n }],
      [lines.slice(0, 2), { seq: 3n }],
    ] as const;
    for (const [content, expected] of tampered) {
      writeFileSync(first, gzipSync(content.join('\n')));
      expect(await verifyExport(first, publicPem(), null)).toMatchObject({ intact: false, ...expected });
    }
    writeFileSync(first, whole.subarray(0, whole.length - 20));
    expect(await verifyExport(first, publicPem(), null)).toMatchObject({ intact: false });
    writeFileSync(first, whole);
    expect(await verifyExport(first, publicPem(), null)).toMatchObject({ intact: true });
  });

  it('is checked by npm run audit:verify, whose exit code says how it is', async () => {
    const run = async (...files: string[]) => {
      try {
        const env = { ...process.env, DATABASE_URL: undefined, WHEELHOUSE_DATA: database.directory.path };
        const { stdout } = await promisify(execFile)('node', ['dist/audit-verify.js', ...files], { env });
        return { code: 0, said: stdout };
      } catch (error) {
        const { code, stderr } = error as { code: number; stderr: string };
        return { code, said: stderr };
      }
    };
    expect(await run()).toMatchObject({ code: 0, said: expect.stringContaining('whole: 13 entries') });
    expect(await run(...exports())).toMatchObject({ code: 0 });
    expect(await run(...exports().reverse())).toMatchObject({ code: 1 });
    expect(await run('/no/such/file.jsonl.gz')).toMatchObject({ code: 2 });
    await superuser.query(`UPDATE "AuditEntry" SET actor = 'bob' WHERE seq = 12`);
    expect(await run()).toMatchObject({ code: 1, said: expect.stringContaining('entry 12') });
  });
});
