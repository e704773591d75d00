import { db } from '@/lib/db/client';

/** Of one cluster: an engine that tells too much must not fill the disk. */
const mostEvents = 1_000_000;
const mostAtOnce = 2_000;
const mostSteps = 20;

/** Removes events whose time is over, and what has no history any more, a little at a time. */
export async function dropOldHistory(clusterId: string, now: number, eventDays: number): Promise<void> {
  const before = new Date(now - eventDays * 24 * 60 * 60_000);
  await inSteps(
    () => db.$executeRaw`
      DELETE FROM "EngineEvent" WHERE "id" IN (
        SELECT "id" FROM "EngineEvent" WHERE "clusterId" = ${clusterId}::uuid AND "at" < ${before}
        ORDER BY "at" LIMIT ${mostAtOnce})`,
  );
  await inSteps(
    () => db.$executeRaw`
      DELETE FROM "EngineEvent" WHERE "id" IN (
        SELECT "id" FROM "EngineEvent" WHERE "clusterId" = ${clusterId}::uuid
        ORDER BY "at" DESC OFFSET ${mostEvents} LIMIT ${mostAtOnce})`,
  );
  // Of clusters that are gone the rest goes with these rows; else only what nothing hangs on any more.
  await inSteps(
    () => db.$executeRaw`
      DELETE FROM "TrackedResource" WHERE "id" IN (
        SELECT t."id" FROM "TrackedResource" t
        WHERE t."clusterId" IS NULL OR (
          t."clusterId" = ${clusterId}::uuid AND t."createdAt" < now() - interval '1 hour'
          AND NOT EXISTS (SELECT 1 FROM "MetricMinute" m WHERE m."resourceId" = t."id")
          AND NOT EXISTS (SELECT 1 FROM "MetricBlock" b WHERE b."resourceId" = t."id")
          AND NOT EXISTS (SELECT 1 FROM "EngineEvent" e WHERE e."resourceId" = t."id" OR e."otherId" = t."id"))
        LIMIT ${mostAtOnce / 10})`,
  );
}

async function inSteps(step: () => Promise<number>): Promise<void> {
  for (let count = 0; count < mostSteps; count++) if ((await step()) === 0) return;
}
