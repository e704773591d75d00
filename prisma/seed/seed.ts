import { PrismaPg } from '@prisma/adapter-pg';
import { seedCatalog } from '@/lib/catalog/seed';
import { ensureAuthority } from '@/lib/certificates/authority';
import { getSetting, setSetting } from '@/lib/settings/settings';
import { PrismaClient } from '@/prisma/generated/client';
import { seedCollections, seedImagePrefixes } from '@/prisma/seed/collections';
import { type FirstAdmin, seedFirstInstallation } from '@/prisma/seed/first-admin';
import {
  type LocalClusterWishes,
  type LocalEngine,
  localCluster,
  seedLocalCluster,
} from '@/prisma/seed/local-cluster';
import { seedRoles } from '@/prisma/seed/roles';

export interface Seed {
  /** Base64. */
  readonly enginePublicKey: string;
  readonly adminPassword: string | undefined;
  readonly engine: LocalEngine | null;
  readonly wishes: LocalClusterWishes;
}

/**
 * Brings the rows that every installation has up to date, at each start and in one transaction.
 *
 * @returns the first admin when this was the first time, else null
 */
export async function seed(databaseUrl: string, what: Seed): Promise<FirstAdmin | null> {
  const db = connect(databaseUrl);
  try {
    return await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('wheelhouse.seed'))`;
        await seedRoles(tx);
        await seedCollections(tx);
        await seedImagePrefixes(tx);
        if ((await getSetting(tx, 'engine-public-key')) !== what.enginePublicKey) {
          await setSetting(tx, 'engine-public-key', what.enginePublicKey);
        }
        const isNew = (await getSetting(tx, 'private-collection-role')) === null;
        const admin = isNew ? await seedFirstInstallation(tx, what.adminPassword) : null;
        await seedLocalCluster(tx, what.engine, what.wishes, what.enginePublicKey);
        await seedCatalog(tx);
        await ensureAuthority(tx);
        return admin;
      },
      { maxWait: 30_000, timeout: 60_000 },
    );
  } finally {
    await db.$disconnect();
  }
}

/** The endpoint that cluster `local` is registered with, or null. */
export async function registeredEndpoint(databaseUrl: string): Promise<string | null> {
  const db = connect(databaseUrl);
  try {
    const first = await db.clusterEngine.findFirst({
      where: { cluster: { name: localCluster } },
      orderBy: { createdAt: 'asc' },
    });
    return first?.endpoint ?? null;
  } finally {
    await db.$disconnect();
  }
}

function connect(databaseUrl: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 1 }) });
}
