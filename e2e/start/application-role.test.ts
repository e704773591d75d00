import { PrismaPg } from '@prisma/adapter-pg';
import { makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordChange } from '@/lib/audit/record';
import { verifyAuditLog } from '@/lib/audit/verify/verify-log';
import { addJob } from '@/lib/queue/jobs';
import { PrismaClient } from '@/prisma/generated/client';
import { readConnection, writeConnection } from '@/supervise/postgres/connection';
import { tamperingRights } from '@/supervise/start/database-roles';
import { type ScratchDatabase, startScratchDatabase } from './scratch-database';

const entry = JSON.stringify({
  correlationId: '00000000-0000-4000-8000-000000000000',
  phase: 'outcome',
  at: '2027-01-01T00:00:00.000Z',
});

describe("the application's role in the database", () => {
  let database: ScratchDatabase;
  let application: pg.Client;
  let db: PrismaClient;

  beforeAll(async () => {
    database = await startScratchDatabase();
    await database.prepare();
    application = new pg.Client({ connectionString: database.url });
    await application.connect();
    db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
    const actor = { username: 'ana', userId: null, credential: 'session 1', address: '127.0.0.1' };
    for (let each = 0; each < 3; each++) await recordChange(db, actor, { operation: 'team.manage' });
  });

  afterAll(async () => {
    await application?.end();
    await db?.$disconnect();
    await database?.remove();
  });

  it.each([
    ['changes an entry', 'UPDATE "AuditEntry" SET actor = actor'],
    ['removes an entry', 'DELETE FROM "AuditEntry" WHERE seq = 2'],
    ['empties the log', 'TRUNCATE "AuditEntry"'],
    ['switches the triggers off', 'ALTER TABLE "AuditEntry" DISABLE TRIGGER ALL'],
    ['drops the log', 'DROP TABLE "AuditEntry"'],
    ['drops all that there is', 'DROP SCHEMA public CASCADE'],
    ['drops a column', 'ALTER TABLE "AuditEntry" DROP COLUMN "hash"'],
    ['gives the log another name', 'ALTER TABLE "AuditEntry" RENAME TO "Elsewhere"'],
    ['gives the log another owner', 'ALTER TABLE "AuditEntry" OWNER TO wheelhouse_app'],
    ['sends entries elsewhere', 'CREATE RULE r AS ON INSERT TO "AuditEntry" DO INSTEAD NOTHING'],
    ['hides entries', 'CREATE POLICY p ON "AuditEntry" USING (false)'],
    ['drops the function that chains', 'DROP FUNCTION wheelhouse_chain_audit_entry CASCADE'],
    [
      'leads functions astray',
      'CREATE FUNCTION public.sha256(bytea) RETURNS bytea AS $$SELECT $1$$ LANGUAGE sql',
    ],
    ['drops a trigger', 'DROP TRIGGER "AuditEntry_chain" ON "AuditEntry"'],
    ['adds a trigger', 'CREATE TRIGGER t BEFORE INSERT ON "AuditEntry" EXECUTE FUNCTION wheelhouse_notify()'],
    [
      'replaces the function that chains',
      'CREATE OR REPLACE FUNCTION wheelhouse_chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
    ],
    ['plays the owner', 'SET ROLE wheelhouse'],
    ['plays the superuser', 'SET ROLE postgres'],
    ['switches triggers off for itself', 'SET session_replication_role = replica'],
    ['writes a number of its own', `INSERT INTO "AuditEntry" (seq, canonical) VALUES (99, '${entry}')`],
    ['writes a hash of its own', `INSERT INTO "AuditEntry" (hash, canonical) VALUES ('\\x00', '${entry}')`],
    ['writes a column of its own', `INSERT INTO "AuditEntry" (actor, canonical) VALUES ('bob', '${entry}')`],
    ['moves the head', 'UPDATE "AuditHead" SET seq = 1'],
    ['removes the head', 'DELETE FROM "AuditHead"'],
    ['locks the head', 'SELECT * FROM "AuditHead" FOR UPDATE'],
    ['claims a seal', `INSERT INTO "AuditSeal" SELECT 2, 1, now(), now(), '', '', '', '', '', now()`],
    ['removes what is sealed', 'SELECT wheelhouse_remove_sealed_audit(2)'],
    ['forgets a migration', 'DELETE FROM "_prisma_migrations"'],
    ['takes a right', 'GRANT ALL ON "AuditEntry" TO wheelhouse_app'],
  ])('cannot tamper with the audit log: it %s', async (_what, statement) => {
    const before = await seen();
    // Where Postgres merely warns (GRANT of what one does not hold), nothing may have changed.
    await application.query(statement).then(
      ({ command }) => expect(command).toBe('GRANT'),
      (error: Error) => expect(error.message).toMatch(/permission denied|must be owner/),
    );
    expect(await seen()).toEqual(before);
    expect(await tamperingRights(database.url)).toEqual([]);
  });

  it('is not led astray by a temporary table with the name of the head', async () => {
    await application.query('BEGIN');
    await application.query(
      'CREATE TEMPORARY TABLE "AuditHead" AS SELECT 1 AS id, 500::bigint AS seq, hash FROM public."AuditHead"',
    );
    await application.query(`INSERT INTO "AuditEntry" (canonical) VALUES ('${entry}')`);
    await application.query('COMMIT');
    await application.query('DROP TABLE pg_temp."AuditHead"');
    expect(await verifyAuditLog(database.url)).toEqual({ intact: true, entries: 4n });
  });

  it('works with the tables that migrations make, and with the queue', async () => {
    await db.setting.create({ data: { key: 'x', value: 1 } });
    await db.setting.delete({ where: { key: 'x' } });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query('CREATE TABLE "Later" (id serial PRIMARY KEY, note text)');
    await owner.end();
    await application.query(`INSERT INTO "Later" (note) VALUES ('x')`);
    await application.query('DELETE FROM "Later"');

    await addJob(db, 'order.expire', { orderId: 'o' }, { key: 'k', queue: 'q' });
    const utils = await makeWorkerUtils({ connectionString: database.url });
    expect(
      await utils.withPgClient((client) => client.query('SELECT key FROM graphile_worker.jobs')),
    ).toMatchObject({
      rows: [{ key: 'k' }],
    });
    await utils.release();
  });

  it('is warned of where it owns the tables', async () => {
    expect(await tamperingRights(database.ownerUrl)).toEqual(['owns the tables']);
    expect(await tamperingRights(database.superuserUrl)).toEqual(['is a superuser']);
  });

  const seen = async () =>
    (await db.$queryRaw`SELECT (SELECT count(*) FROM "AuditEntry") AS entries, h.* FROM "AuditHead" h`) as unknown;

  it('is given to an installation that lacked it, with a new password for the owner', async () => {
    const connection = readConnection(database.directory.path);
    if (connection === null) throw new Error('no connection');
    const { applicationPassword: _, ...older } = connection;
    writeConnection(database.directory.path, { ...older, applicationPassword: '' });
    const { rolePasswords } = await import('@/supervise/postgres/postgres');
    const converted = rolePasswords(readConnection(database.directory.path));
    expect(converted.password).not.toBe(connection.password);
    expect(converted.applicationPassword).not.toBe('');
    expect(rolePasswords(connection)).toEqual({
      password: connection.password,
      applicationPassword: connection.applicationPassword,
    });
    writeConnection(database.directory.path, connection);
  });
});
