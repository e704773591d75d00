import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordChange } from '@/lib/audit/record';
import { verifyAuditLog } from '@/lib/audit/verify/verify-log';
import { PrismaClient } from '@/prisma/generated/client';
import { type ScratchDatabase, startScratchDatabase } from './scratch-database';

const entries = 5;

describe('the check of the audit chain', () => {
  let database: ScratchDatabase;
  let superuser: pg.Client;
  let db: PrismaClient;

  beforeAll(async () => {
    database = await startScratchDatabase();
    await database.prepare();
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    // Who holds the superuser's password can do this; the chain is there to show that it was done.
    await superuser.query('SET session_replication_role = replica');
    db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
  });

  afterAll(async () => {
    await db?.$disconnect();
    await superuser?.end();
    await database?.remove();
  });

  beforeEach(async () => {
    await superuser.query('TRUNCATE "AuditEntry"');
    await superuser.query(`UPDATE "AuditHead" SET seq = 0, hash = decode(repeat('00', 32), 'hex')`);
    const actor = { username: 'ana', userId: null, credential: 'session 1', address: '127.0.0.1' };
    for (let entry = 1; entry <= entries; entry++) {
      await recordChange(db, actor, {
        operation: 'team.manage',
        resourceName: `team-${entry}`,
        collection: '/',
      });
    }
  });

  it('finds an untouched log whole', async () => {
    expect(await verifyAuditLog(database.url)).toEqual({ intact: true, entries: BigInt(entries) });
  });

  it.each([
    [
      'content',
      `UPDATE "AuditEntry" SET canonical = replace(canonical, 'team-3', 'team-x') WHERE seq = 3`,
      'hashed',
    ],
    ['a column', `UPDATE "AuditEntry" SET actor = 'bob' WHERE seq = 3`, 'its column actor differs'],
    [
      'its place in lists',
      `UPDATE "AuditEntry" SET "firstSeq" = 1 WHERE seq = 3`,
      'its column firstSeq differs',
    ],
    ['a time', `UPDATE "AuditEntry" SET at = at - interval '1 day' WHERE seq = 3`, 'its column at differs'],
    ['an entry removed', 'DELETE FROM "AuditEntry" WHERE seq = 3', 'it is missing'],
    ['the end removed', 'DELETE FROM "AuditEntry" WHERE seq >= 3', 'everything after it is missing'],
  ])('names the first entry that is not as it was written: %s', async (_what, tampering, problem) => {
    await superuser.query(tampering);
    const report = await verifyAuditLog(database.url);
    expect(report).toMatchObject({ intact: false, seq: 3n, problem: expect.stringContaining(problem) });
  });

  it('finds an entry whose own hash was made to fit again', async () => {
    await superuser.query(
      `UPDATE "AuditEntry" SET canonical = replace(canonical, 'team-3', 'team-x') WHERE seq = 3`,
    );
    await superuser.query(
      `UPDATE "AuditEntry" SET hash = sha256("prevHash" || convert_to(seq::text || ':' || canonical, 'UTF8'))
       , "resourceName" = 'team-x' WHERE seq = 3`,
    );
    expect(await verifyAuditLog(database.url)).toMatchObject({ intact: false, seq: 4n });
  });

  it('is kept from tampering by the database for whoever is no superuser', async () => {
    const application = new pg.Client({ connectionString: database.url });
    await application.connect();
    for (const attempt of [
      'UPDATE "AuditEntry" SET actor = actor',
      'DELETE FROM "AuditEntry"',
      'TRUNCATE "AuditEntry"',
      'SET session_replication_role = replica',
    ]) {
      await expect(application.query(attempt)).rejects.toThrow(/append-only|permission denied/);
    }
    await application.end();
  });
});
