import { collectionsGranting } from '@/lib/access/access';
import type { AuditedThings } from '@/lib/audit/audited-things';
import { readPairs } from '@/lib/audit/read-pairs';
import type { AuditFilter, AuditRecord } from '@/lib/audit/schema';
import { mergeEntries } from '@/lib/audit/stored-entry';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { cursorAfter, type Page, pageBounds } from '@/lib/paging/page';
import { invalid } from '@/lib/problems/problem';

/** What happened to these things: what `listAudit` tells of them, and whatever the actor did to them. */
export function listAuditOf(
  actor: Actor,
  about: AuditedThings,
  filter: Partial<AuditFilter> = {},
): Promise<Page<AuditRecord>> {
  return list(actor, filter, shared, about);
}

/**
 * What happened, the latest first: intents with their outcomes, changes of our own records, refusals
 * and recorded reads, on collections where the actor holds audit.view. What was on no collection
 * counts as "/". A page may be shorter than asked and still have a next one: looking further back
 * would have taken too long.
 */
export function listAudit(
  actor: Actor,
  filter: Partial<AuditFilter> = {},
  db: Db = shared,
): Promise<Page<AuditRecord>> {
  return list(actor, filter, db, null);
}

async function list(
  actor: Actor,
  filter: Partial<AuditFilter>,
  db: Db,
  about: AuditedThings | null,
): Promise<Page<AuditRecord>> {
  const collections = collectionsGranting(actor.access, 'audit.view', Date.now());
  const own = about === null ? null : actor.username;
  if (collections.length === 0 && own === null) return { items: [], nextCursor: null };
  const { take, after: cursor } = pageBounds(filter);
  const { limit: _limit, cursor: _cursor, newerThan, ...criteria } = filter;
  const { pairs, lookedBackTo } = await readPairs(db, {
    scope: { collections, own },
    criteria,
    about,
    before: seqOf(cursor),
    after: BigInt(newerThan ?? 0),
    take,
  });
  const shown = pairs.slice(0, take - 1);
  const last = pairs.length === take ? (shown.at(-1)?.seq ?? null) : lookedBackTo;
  return { items: shown.map(mergeEntries), nextCursor: last === null ? null : cursorAfter(String(last)) };
}

function seqOf(cursor: string | null): bigint | null {
  if (cursor === null) return null;
  if (!/^\d{1,18}$/.test(cursor)) throw invalid('query.cursor', 'This is no cursor of this list');
  return BigInt(cursor);
}
