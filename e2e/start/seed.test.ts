import { readdirSync } from 'node:fs';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInRoles } from '@/lib/access/built-in-roles';
import { openEngineCredentials } from '@/lib/secrets/engine-credentials';
import { generateEngineKeys } from '@/lib/secrets/seal-to-gateway';
import { PrismaClient } from '@/prisma/generated/client';
import { type Seed, seed } from '@/prisma/seed/seed';
import { ensureKeys } from '@/supervise/start/keys';
import { migrate } from '@/supervise/start/migrate';
import { migrationsFolder, type ScratchDatabase, startScratchDatabase } from './scratch-database';

const engineKeys = generateEngineKeys();
const tls = { ca: 'ca pem', cert: 'cert pem', key: 'key pem' };
const what: Seed = {
  enginePublicKey: engineKeys.publicKey.toString('base64'),
  adminPassword: undefined,
  engine: { endpoint: 'tcp://engine.example:2376', tls, isOurs: false, publishedHost: 'localhost' },
  wishes: {},
};

describe('the first start and the next', () => {
  let database: ScratchDatabase;
  let db: PrismaClient;

  beforeAll(async () => {
    database = await startScratchDatabase();
    process.env.WHEELHOUSE_KEY_FILE = ensureKeys(database.directory.keys).dataKeyFile;
    db = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url }) });
  });
  afterAll(async () => {
    await db?.$disconnect();
    await database?.remove();
  });

  const grantsInWords = async () => {
    const rows = await db.grant.findMany({ include: { role: true, collection: true, user: true } });
    return rows
      .map((row) => `${row.user?.username ?? row.subjectKind}: ${row.role.name} on ${row.collection.path}`)
      .sort();
  };

  it('applies the migrations once, also when two start together', async () => {
    const applied = await Promise.all([database.prepare(), database.prepare(), database.prepare()]);
    const folders = readdirSync(migrationsFolder, { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    expect(applied.flat()).toEqual(folders.map(({ name }) => name).sort());
  });

  it('tries a migration again that was interrupted', async () => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, applied_steps_count)
       VALUES ('interrupted', 'x', '20990101000000_later', now(), 0)`,
    );
    await client.end();
    expect(await migrate(database.ownerUrl, migrationsFolder)).toEqual([]);
  });

  it('makes the first admin with a password shown once', async () => {
    const first = await seed(database.url, what);
    expect(first).toMatchObject({
      username: 'admin',
      oneTimePassword: expect.stringMatching(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/),
    });
    const admin = await db.user.findUniqueOrThrow({ where: { username: 'admin' } });
    expect(admin.mustChangePassword).toBe(true);
    expect(admin.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await grantsInWords()).toEqual([
      'admin: Admin on /',
      'admin: Restricted Control on /Shared/Private/admin',
      'everyone: Image User on /Shared',
      'everyone: Scheduler on /Shared',
    ]);
  });

  it('seals the credentials of the engine so that only the gateway opens them', async () => {
    const cluster = await db.cluster.findUniqueOrThrow({ where: { name: 'local' } });
    expect(cluster.isDefault).toBe(true);
    const engine = await db.clusterEngine.findFirstOrThrow({ where: { clusterId: cluster.id } });
    expect(engine.endpoint).toBe('tcp://engine.example:2376');
    expect(
      openEngineCredentials(engine.sealedCredentials ?? Buffer.alloc(0), engineKeys.privateKey, engine.id),
    ).toEqual(tls);
  });

  it('changes nothing the second time, and takes nothing back', async () => {
    await db.grant.deleteMany({ where: { subjectKind: 'everyone' } });
    const before = await snapshot();
    const second = {
      ...what,
      adminPassword: 'another password',
      engine: { endpoint: 'unix:///other.sock', tls: null, isOurs: false, publishedHost: 'localhost' },
    };
    expect(await seed(database.url, second)).toBeNull();
    expect(await snapshot()).toEqual(before);
  });

  it('brings a built-in role up to date as a new version', async () => {
    await db.role.update({ where: { name: 'View Only' }, data: { operations: ['container.view'] } });
    await seed(database.url, what);
    const role = await db.role.findUniqueOrThrow({
      where: { name: 'View Only' },
      include: { versions: true },
    });
    expect(role.version).toBe(2);
    expect(role.versions).toHaveLength(2);
    expect(role.operations).toEqual(builtInRoles.find(({ name }) => name === 'View Only')?.operations);
  });

  const snapshot = async () => ({
    grants: await grantsInWords(),
    roles: await db.role.findMany({ orderBy: { id: 'asc' }, omit: { updatedAt: true } }),
    collections: await db.collection.findMany({ orderBy: { id: 'asc' } }),
    clusters: await db.cluster.findMany({ include: { engines: true } }),
    users: await db.user.findMany(),
    prefixes: await db.imagePrefix.findMany({ orderBy: { id: 'asc' } }),
    authority: await db.authority.findMany(),
  });
});
