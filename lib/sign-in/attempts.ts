import { db } from '@/lib/db/client';
import { addressWindowMs, type Failures, pairWindowMs, waitMs } from '@/lib/sign-in/throttle';

export type Admission =
  | { readonly admitted: true; readonly attemptId: bigint }
  | { readonly admitted: false; readonly waitMs: number };

/**
 * Asks whether a try may be made now, and if so counts it as a failure right away, so that tries
 * made at the same time, also at several processes, cannot all slip through before one is counted.
 *
 * @param address as `throttledAddress` gives it
 */
export async function admitAttempt(account: string, address: string): Promise<Admission> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`wheelhouse.sign-in ${address}`}, 0))`;
    const [failures] = await tx.$queryRaw<Failures[]>`
      WITH failure AS (
        SELECT "account", (extract(epoch FROM clock_timestamp() - "at") * 1000)::float8 AS "ago",
          "account" = ${account} AND "at" > coalesce((
            SELECT max("at") FROM "SignInAttempt"
            WHERE "account" = ${account} AND "address" = ${address} AND "succeeded"), '-infinity') AS "ofPair"
        FROM "SignInAttempt"
        WHERE "address" = ${address} AND NOT "succeeded"
          AND "at" > clock_timestamp() - interval '1 ms' * ${pairWindowMs}::float8)
      SELECT
        (count(*) FILTER (WHERE "ofPair"))::int AS "pair",
        coalesce(min("ago") FILTER (WHERE "ofPair"), 0) AS "sincePairMs",
        (count(*) FILTER (WHERE "ago" < ${addressWindowMs}::float8))::int AS "address",
        coalesce(min("ago"), 0) AS "sinceAddressMs"
      FROM failure`;
    const wait = failures ? waitMs(failures) : 0;
    if (wait > 0) return { admitted: false, waitMs: wait };
    const [attempt] = await tx.$queryRaw<{ id: bigint }[]>`
      INSERT INTO "SignInAttempt" ("account", "address", "succeeded", "at")
      VALUES (${account}, ${address}, false, clock_timestamp()) RETURNING "id"`;
    if (!attempt) throw new Error('The database did not number the attempt.');
    return { admitted: true, attemptId: attempt.id };
  });
}

/** The try was right: it no longer counts as a failure, nor do those before it. */
export async function attemptSucceeded(attemptId: bigint): Promise<void> {
  await db.$executeRaw`UPDATE "SignInAttempt" SET "succeeded" = true, "at" = clock_timestamp()
    WHERE "id" = ${attemptId}`;
  await db.$executeRaw`DELETE FROM "SignInAttempt" WHERE "at" < now() - interval '1 day'`;
}
