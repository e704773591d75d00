import { PrismaPg } from '@prisma/adapter-pg';
import { longestQueryMs } from '@/lib/db/longest-query';
import { PrismaClient } from '@/prisma/generated/client';

const shared = globalThis as typeof globalThis & { wheelhouseDb?: PrismaClient };

/** The one Prisma client of this process, over DATABASE_URL. It connects at the first query. */
export const db: PrismaClient = shared.wheelhouseDb ?? connect();

// Next evaluates a module once per bundle; one process still needs one pool.
shared.wheelhouseDb = db;

/** What a function takes that works inside or outside a transaction. */
export type Db = Pick<
  PrismaClient,
  Exclude<keyof PrismaClient, '$connect' | '$disconnect' | '$extends' | '$on' | '$transaction'>
>;

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: process.env.DATABASE_URL,
      max: 10,
      connectionTimeoutMillis: 5_000,
      query_timeout: longestQueryMs,
      keepAlive: true,
    }),
  });
}
