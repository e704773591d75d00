import { type AuditSubject, auditActor, recordRead } from '@/lib/audit/record';
import { sensitiveReads } from '@/lib/audit/sensitive-reads';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

export type ReadLevel = 'none' | 'sensitive' | 'all';

const windowMs = 60_000;
const mostRemembered = 20_000;
let window = 0;
const recorded = new Set<string>();

/** What tells one read from another. */
export type ReadKey = Pick<AuditSubject, 'operation' | 'cluster' | 'resourceKind' | 'resourceId' | 'route'>;

interface ReadDone {
  readonly subject: AuditSubject;
  readonly result: { readonly status: number; readonly durationMs: number };
}

/**
 * Puts a read on record where the level asks for it. The same read by the same credential within a
 * minute is one record: pages ask again and again. Whoever reads does not wait for it.
 *
 * @param describe says all of it, for the one of many that is recorded
 * @throws what the database said: the read is done, and its record lost
 */
export async function recordReadAtLevel(
  level: ReadLevel,
  actor: Actor,
  { operation, cluster = '', resourceKind = '', resourceId = '', route = '' }: ReadKey,
  describe: () => ReadDone,
): Promise<void> {
  if (level === 'none' || (level === 'sensitive' && !sensitiveReads.has(operation))) return;
  const { id } = actor.credential;
  if (!isFirst(`${id} ${operation} ${cluster} ${resourceKind} ${resourceId} ${route}`)) return;
  const { subject, result } = describe();
  await recordRead(db, auditActor(actor), subject, result);
}

function isFirst(key: string, now: number = Date.now()): boolean {
  const current = Math.floor(now / windowMs);
  if (current !== window || recorded.size >= mostRemembered) recorded.clear();
  window = current;
  if (recorded.has(key)) return false;
  recorded.add(key);
  return true;
}
