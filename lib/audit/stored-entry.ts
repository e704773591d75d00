import { entryContent } from '@/lib/audit/entry-content';
import type { AuditRecord } from '@/lib/audit/schema';

/** One thing that happened: its first entry, and for an intent what became of it. */
export interface StoredPair {
  readonly seq: bigint;
  readonly phase: 'intent' | 'outcome' | 'refusal';
  readonly first: string;
  readonly last: string | null;
}

/** An intent and its outcome as one record; what the outcome knows better goes before. */
export function mergeEntries({ seq, phase, first, last }: StoredPair): AuditRecord {
  const begun = entryContent.parse(JSON.parse(first));
  const ended = entryContent.parse(JSON.parse(last ?? first));
  const latest = (key: 'resourceId' | 'resourceName' | 'collection' | 'allowedBy') =>
    ended[key] || begun[key];
  return {
    id: String(seq),
    correlationId: begun.requestId || begun.correlationId,
    at: begun.at,
    actor: begun.actor,
    userId: begun.userId,
    credential: begun.credential,
    credentialId: begun.credentialId,
    address: begun.address,
    client: begun.client,
    operation: begun.operation,
    cluster: begun.cluster,
    resource: { kind: begun.resourceKind, id: latest('resourceId'), name: latest('resourceName') },
    // What was on no collection is the whole's.
    collection: latest('collection') || '/',
    outcome: phase === 'intent' && last === null ? 'pending' : (ended.outcome ?? 'unknown'),
    status: ended.status,
    detail: ended.detail,
    allowedBy: latest('allowedBy'),
    durationMs: ended.durationMs,
    request: begun.request,
    before: ended.before,
    after: ended.after,
  };
}
