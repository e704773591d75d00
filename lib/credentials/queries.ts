import type { Actor } from '@/lib/auth/actor';
import { currentLifetimes } from '@/lib/auth/remembered-setting';
import type { CredentialFilter, CredentialView, ListedKind } from '@/lib/credentials/schema';
import { type Db, db as shared } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { authorise } from '@/lib/grants/authorise';
import { makePage, type Page, pageBounds } from '@/lib/paging/page';

interface Row {
  kind: ListedKind;
  id: string;
  user: string;
  label: string;
  address: string;
  method: string | null;
  secondFactor: string | null;
  cluster: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  endsAt: Date | null;
}

/**
 * Everyone's sessions, API tokens and client bundles that can still be used, the newest first. Needs
 * user.manage on /, as ending them does. Their ids are in the order in which they were made.
 */
export async function listCredentials(
  actor: Actor,
  { kind, user, q, ...page }: CredentialFilter,
  db: Db = shared,
): Promise<Page<CredentialView>> {
  authorise(actor, 'user.manage', '/');
  const { take, after } = pageBounds(page);
  const { sessionIdleMinutes, sessionHours, tokenDays, certificateDays } = await currentLifetimes();
  const pattern = q === undefined ? null : `%${literally(q)}%`;
  const rows = await db.$queryRaw<Row[]>`
    WITH credential AS (
      SELECT 'session' AS "kind", s."id", s."userId", s."userAgent" AS "label", s."address",
        s."method"::text AS "method", s."secondFactor"::text AS "secondFactor", NULL::uuid AS "clusterId",
        s."createdAt", s."lastSeenAt" AS "lastUsedAt",
        least(s."expiresAt", s."createdAt" + make_interval(hours => ${sessionHours}::int),
          s."lastSeenAt" + make_interval(mins => ${sessionIdleMinutes}::int)) AS "endsAt"
      FROM "Session" s WHERE s."revokedAt" IS NULL AND s."expiresAt" > now()
      UNION ALL
      SELECT 'token', t."id", t."userId", t."label", '', NULL, NULL, NULL, t."createdAt", t."lastUsedAt",
        least(t."expiresAt", t."createdAt" + make_interval(days => ${tokenDays}::int))
      FROM "ApiToken" t WHERE t."revokedAt" IS NULL
      UNION ALL
      SELECT 'bundle', c."id", c."userId", c."label", '', NULL, NULL, c."clusterId", c."createdAt", c."lastUsedAt",
        least(c."notAfter", c."createdAt" + make_interval(days => ${certificateDays}::int))
      FROM "ClientCertificate" c WHERE c."revokedAt" IS NULL AND c."notAfter" > now()
    )
    SELECT c."kind", c."id", u."username" AS "user", c."label", c."address", c."method", c."secondFactor",
      k."name" AS "cluster", c."createdAt", c."lastUsedAt", c."endsAt"
    FROM credential c JOIN "User" u ON u."id" = c."userId" LEFT JOIN "Cluster" k ON k."id" = c."clusterId"
    WHERE (c."endsAt" IS NULL OR c."endsAt" > now())
      AND (${kind ?? null}::text IS NULL OR c."kind" = ${kind ?? null}::text)
      AND (${user ?? null}::text IS NULL OR u."username" = ${user ?? null}::text)
      AND (${pattern}::text IS NULL OR u."username" ILIKE ${pattern}::text OR u."fullName" ILIKE ${pattern}::text
        OR c."label" ILIKE ${pattern}::text OR c."address" ILIKE ${pattern}::text OR k."name" ILIKE ${pattern}::text)
      AND (${after}::text IS NULL OR c."id"::text < ${after}::text)
    ORDER BY c."id" DESC LIMIT ${take}::int`;
  return makePage(
    rows,
    take,
    ({ id }) => id,
    ({ createdAt, lastUsedAt, endsAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      endsAt: endsAt?.toISOString() ?? null,
      isCurrent: row.id === actor.credential.id,
    }),
  );
}
