import { type AuditedThings, conditionsOf } from '@/lib/audit/audited-things';
import { holdsText } from '@/lib/audit/holds-text';
import type { AuditCriteria } from '@/lib/audit/schema';
import { Prisma } from '@/prisma/generated/client';

/** Whose view of the log it is. */
export interface AuditScope {
  /** Entries on these collections and below. */
  readonly collections: readonly string[];
  /** Entries of this person, wherever. */
  readonly own: string | null;
}

/**
 * What an entry must be, in SQL: of `f`, the first entry of a thing that happened, `l`, what became of
 * an intent, and `e`, the two together. Only what is asked for is in it, so that indexes are used.
 */
export function entryConditions(
  scope: AuditScope,
  criteria: AuditCriteria,
  about: AuditedThings | null,
): Prisma.Sql {
  const { actor, credential, operation, collection, cluster, resource } = criteria;
  const { outcome, address, correlationId, since, until, text } = criteria;
  const all: (Prisma.Sql | false)[] = [
    // An outcome that belongs to an intent is shown with that.
    Prisma.sql`f."firstSeq" = f."seq"`,
    !scope.collections.includes('/') &&
      Prisma.sql`(f."actor" = ${scope.own}::text OR EXISTS (SELECT 1 FROM unnest(${scope.collections}::text[]) s
        WHERE e."collection" = s OR starts_with(e."collection", s || '/')))`,
    about !== null &&
      Prisma.sql`f."correlationId" IN (SELECT t."correlationId" FROM "AuditEntry" t
        WHERE ${Prisma.join(conditionsOf(about, 't'), ' OR ')})`,
    actor !== undefined && Prisma.sql`f."actor" = ${actor}`,
    credential !== undefined && Prisma.sql`f."credentialId" = ${credential}`,
    operation !== undefined &&
      Prisma.sql`(f."operation" = ${operation} OR starts_with(f."operation", ${`${operation}.`}))`,
    collection !== undefined &&
      collection !== '/' &&
      Prisma.sql`(e."collection" = ${collection} OR starts_with(e."collection", ${`${collection}/`}))`,
    cluster !== undefined && Prisma.sql`f."cluster" = ${cluster}`,
    resource !== undefined &&
      Prisma.sql`(${resource} = ANY(e."names") OR EXISTS (SELECT 1 FROM unnest(e."ids") id WHERE starts_with(id, ${resource})))`,
    outcome !== undefined && Prisma.sql`e."outcome" = ${outcome}`,
    address !== undefined && Prisma.sql`f."address" = ${address}`,
    correlationId !== undefined &&
      Prisma.sql`(f."requestId" = ${correlationId} OR f."correlationId" = ${correlationId}::uuid)`,
    since !== undefined && Prisma.sql`f."at" >= ${since}::timestamptz`,
    until !== undefined && Prisma.sql`f."at" < ${until}::timestamptz`,
    text !== undefined &&
      Prisma.sql`(${holdsText('f."canonical"', text)} OR ${holdsText(`coalesce(l."canonical", '')`, text)})`,
  ];
  return Prisma.join(
    all.filter((condition) => condition !== false),
    ' AND ',
  );
}
