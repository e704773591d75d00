import { type Db, db } from '@/lib/db/client';
import {
  addressWindowMs,
  type Failures,
  knownForDays,
  pairWindowMs,
  strangersWindowMs,
  waitMs,
} from '@/lib/sign-in/throttle';
import type { TriedFrom } from '@/lib/sign-in/tried-from';

export type Admission =
  | { readonly admitted: true; readonly attemptId: bigint }
  | { readonly admitted: false; readonly waitMs: number };

/**
 * Asks whether a try may be made now, and if so counts it as a failure right away, so that tries
 * made at the same time, also at several processes, cannot all slip through before one is counted.
 *
 * @param from as `triedFrom` gives it
 */
export async function admitAttempt(account: string, { key: address, isOwn }: TriedFrom): Promise<Admission> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`wheelhouse.sign-in ${address}`}, 0))`;
    const isKnown = isOwn || (await isKnownAddress(tx, account, address));
    const strangers = isKnown ? noStrangers : await failuresOfStrangers(tx, account);
    const [failures] = await tx.$queryRaw<Omit<Failures, keyof Strangers | 'isKnown'>[]>`
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
    const wait = failures ? waitMs({ ...failures, isKnown, ...strangers }) : 0;
    if (wait > 0) return { admitted: false, waitMs: wait };
    const [attempt] = await tx.$queryRaw<{ id: bigint }[]>`
      INSERT INTO "SignInAttempt" ("account", "address", "succeeded", "at")
      VALUES (${account}, ${address}, false, clock_timestamp()) RETURNING "id"`;
    if (!attempt) throw new Error('The database did not number the attempt.');
    return { admitted: true, attemptId: attempt.id };
  });
}

type Strangers = Pick<Failures, 'strangers' | 'sinceStrangersMs'>;

const noStrangers: Strangers = { strangers: 0, sinceStrangersMs: 0 };

async function isKnownAddress(tx: Db, account: string, address: string): Promise<boolean> {
  if (account === '') return false;
  const known = await tx.knownAddress.findUnique({ where: { account_address: { account, address } } });
  return known !== null && known.lastAt.getTime() > Date.now() - knownForDays * 24 * 60 * 60_000;
}

/** What failed on the account at addresses that it does not know. */
async function failuresOfStrangers(tx: Db, account: string): Promise<Strangers> {
  if (account === '') return noStrangers;
  // Tries from many addresses at once are counted one after the other; addresses are locked before.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`wheelhouse.sign-in account ${account}`}, 0))`;
  const [found] = await tx.$queryRaw<Strangers[]>`
    SELECT count(*)::int AS "strangers",
      coalesce(min(extract(epoch FROM clock_timestamp() - a."at") * 1000), 0)::float8 AS "sinceStrangersMs"
    FROM "SignInAttempt" a
    WHERE a."account" = ${account} AND NOT a."succeeded"
      AND a."at" > clock_timestamp() - interval '1 ms' * ${strangersWindowMs}::float8
      AND NOT EXISTS (SELECT 1 FROM "KnownAddress" k WHERE k."account" = a."account" AND k."address" = a."address")`;
  return found ?? noStrangers;
}

/** The try was right: it no longer counts as a failure, nor do those before it, and its address is known. */
export async function attemptSucceeded(attemptId: bigint): Promise<void> {
  await db.$executeRaw`
    WITH right_one AS (
      UPDATE "SignInAttempt" SET "succeeded" = true, "at" = clock_timestamp()
      WHERE "id" = ${attemptId} RETURNING "account", "address")
    INSERT INTO "KnownAddress" ("account", "address", "lastAt")
    SELECT "account", "address", now() FROM right_one
    ON CONFLICT ("account", "address") DO UPDATE SET "lastAt" = now()`;
  await db.$executeRaw`DELETE FROM "SignInAttempt" WHERE "at" < now() - interval '1 day'`;
  await db.$executeRaw`DELETE FROM "KnownAddress" WHERE "lastAt" < now() - make_interval(days => ${knownForDays}::int)`;
}
