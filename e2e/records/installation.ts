import { startScratchDatabase } from '@/e2e/records/scratch-database';
import { generateEngineKeys } from '@/lib/secrets/seal-to-gateway';
import { seed } from '@/prisma/seed/seed';

export const adminPassword = 'opensesame-42';

/** A migrated and seeded database, and /api/v1 on it in this very process. One for each test file. */
export async function startInstallation() {
  const database = await startScratchDatabase();
  const engineKeys = generateEngineKeys();
  await seed(database.url, {
    enginePublicKey: engineKeys.publicKey.toString('base64'),
    adminPassword,
    engine: { endpoint: 'unix:///tmp/no-engine.sock', tls: null, isOurs: false, publishedHost: 'localhost' },
    wishes: {},
  });
  // Nobody answers there: engines are registered by who insists.
  process.env.WHEELHOUSE_GATEWAY_URL = 'http://127.0.0.1:9';
  const { handleRequest } = await import('@/lib/api/handle-request');
  const { routes } = await import('@/lib/api/routes');
  const { db } = await import('@/lib/db/client');
  const { RestCaller } = await import('@/e2e/records/rest-caller');

  const anonymous = new RestCaller((request) => handleRequest(routes, request));
  const signedIn = async (username: string, password: string) => {
    const { token } = await anonymous.ok('POST', '/auth/login', { username, password });
    return anonymous.as(token);
  };
  const admin = await signedIn('admin', adminPassword);
  let serial = 0;
  const unique = (name: string) => `${name}-${++serial}`;

  return {
    admin,
    anonymous,
    db,
    engineKeys,
    routes,
    signedIn,
    unique,
    /** A collection below /Shared with a name of its own. */
    async collection(name: string): Promise<string> {
      const { path } = await admin.ok('POST', '/collections', { path: `/Shared/${unique(name)}` });
      return path;
    },
    /** Somebody new, signed in, with the grants. */
    async person(name: string, grants: readonly { role: string; on: string }[] = []) {
      const username = unique(name);
      const password = `${username} is here`;
      await admin.ok('POST', '/users', { username, password });
      for (const { role, on } of grants) {
        await admin.ok('POST', '/grants', { subject: `user:${username}`, role, collection: on });
      }
      return { username, password, api: await signedIn(username, password) };
    },
    /** A role of one's own making. */
    async role(name: string, operations: readonly string[]): Promise<string> {
      return (await admin.ok('POST', '/roles', { name: unique(name), operations })).name;
    },
    lastAudit: () => db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } }),
    end: () => database.drop(),
  };
}

export type Installation = Awaited<ReturnType<typeof startInstallation>>;
