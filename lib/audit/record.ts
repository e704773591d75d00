import { randomUUID } from 'node:crypto';
import { brief, storable } from '@/lib/audit/brief';
import { auditLog } from '@/lib/audit/commit-entries';
import { requestUnderWay } from '@/lib/audit/request-under-way';
import { withoutSecrets } from '@/lib/audit/without-secrets';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as ownDb } from '@/lib/db/client';

/**
 * `unknown`: the engine went away in the middle. When it is back somebody looks, and the last outcome
 * is one of `done`, `not-done`, and `needs-attention` where even that does not tell.
 */
export type AuditOutcome = 'done' | 'failed' | 'refused' | 'unknown' | 'not-done' | 'needs-attention';

/** What an entry says of the thing acted on. All names as they were at that moment. */
export interface AuditSubject {
  /** An operation of the catalogue, or an event of its own such as "session.create". */
  readonly operation: string;
  readonly cluster?: string;
  readonly resourceKind?: string;
  readonly resourceId?: string;
  readonly resourceName?: string;
  readonly collection?: string;
  /** The grant or rule that allowed it, in words. */
  readonly allowedBy?: string;
  /** Of Docker's API, and the gateway that carries it out: by them an interrupted change is looked up. */
  readonly route?: string;
  readonly gateway?: string;
  /** The engine of the cluster that was asked to do it. */
  readonly engine?: string;
  /** What was asked, without secrets. */
  readonly request?: Readonly<Record<string, unknown>>;
  /** The record that was changed, as it was and as it became, without secrets. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** An intent that is on record; its outcome is recorded with the same correlation id. */
export interface RecordedIntent {
  readonly correlationId: string;
  readonly startedAt: number;
  readonly actor: AuditActor;
  readonly subject: AuditSubject;
}

export interface AuditActor {
  readonly username: string;
  readonly userId: string | null;
  readonly credential: string;
  /** The row of the session, token or certificate; "" or absent where none was shown. */
  readonly credentialId?: string;
  readonly address: string;
  /** What the peer calls itself. */
  readonly client?: string;
  /** As in logs and error messages. Absent: that of the entry itself. */
  readonly requestId?: string;
}

export interface RefusalResult {
  readonly status: number;
  readonly detail: string;
  /** How long it took to say so, where no request of `duringRequest` tells. */
  readonly durationMs?: number;
}

/**
 * Commits that the change is about to be made. It must not be made if this throws.
 *
 * @param correlationId what ties it to logs and error messages
 */
export async function recordIntent(
  db: Db,
  actor: AuditActor,
  subject: AuditSubject,
  correlationId: string = randomUUID(),
): Promise<RecordedIntent> {
  const intent = { correlationId, startedAt: Date.now(), actor, subject };
  await append(db, 'intent', intent, {});
  return intent;
}

/** Adds what became of an intent. `detail` is one line: the engine's or our own words. */
export async function recordOutcome(
  db: Db,
  intent: RecordedIntent,
  result: {
    outcome: Exclude<AuditOutcome, 'refused'>;
    status?: number;
    detail?: string;
    subject?: Partial<AuditSubject>;
  },
): Promise<void> {
  const { subject, ...rest } = result;
  await append(
    db,
    'outcome',
    { ...intent, subject: { ...intent.subject, ...subject } },
    {
      ...rest,
      durationMs: Date.now() - intent.startedAt,
    },
  );
}

/**
 * Records a change of our own rows. Pass the transaction that makes it, and call this last in it:
 * the entry and the change are committed together, and the chain is locked only for a moment.
 *
 * @param begunAt milliseconds since the epoch, where it was before the request that asked for it
 */
export async function recordChange(
  tx: Db,
  actor: AuditActor,
  subject: AuditSubject,
  begunAt?: number,
): Promise<void> {
  const request = requestUnderWay();
  const now = Date.now();
  const startedAt = begunAt ?? request?.begunAt ?? now;
  const allowedBy = subject.allowedBy || request?.allowedBy;
  await append(
    tx,
    'outcome',
    {
      correlationId: randomUUID(),
      startedAt,
      actor,
      subject: { ...subject, ...(allowedBy ? { allowedBy } : {}) },
    },
    { outcome: 'done', durationMs: now - startedAt, ...(request ? { status: request.status } : {}) },
  );
}

/** Records that something was read. */
export async function recordRead(
  db: Db,
  actor: AuditActor,
  subject: AuditSubject,
  result: { readonly status: number; readonly durationMs: number },
): Promise<void> {
  const about = { correlationId: randomUUID(), startedAt: Date.now(), actor, subject };
  await append(db, 'outcome', about, { outcome: 'done', isRead: true, ...result });
}

/** Records that something was refused, and what was missing. */
export async function recordRefusal(
  db: Db,
  actor: AuditActor,
  subject: AuditSubject,
  result: RefusalResult,
  correlationId: string = randomUUID(),
): Promise<void> {
  const startedAt = requestUnderWay()?.begunAt ?? Date.now();
  await append(
    db,
    'refusal',
    { correlationId, startedAt, actor, subject },
    { outcome: 'refused', durationMs: Date.now() - startedAt, ...result },
  );
}

/** How an actor stands in the log. */
export function auditActor(actor: Actor): AuditActor {
  const { kind, label, id } = actor.credential;
  return {
    // Whoever looks through another's eyes is who acts.
    username: actor.viewing ? `${actor.viewing.by.username} viewing as ${actor.username}` : actor.username,
    userId: actor.viewing?.by.userId ?? actor.userId,
    credential: `${kind} ${label || id}`,
    credentialId: id,
    address: actor.address,
    client: actor.client,
    requestId: actor.requestId,
  };
}

const longestRequest = 32_000;

async function append(
  db: Db,
  phase: 'intent' | 'outcome' | 'refusal',
  { correlationId, actor, subject }: RecordedIntent,
  result: Readonly<Record<string, unknown>>,
): Promise<void> {
  const canonical = JSON.stringify(
    {
      correlationId,
      requestId: actor.requestId || correlationId,
      phase,
      at: new Date().toISOString(),
      actor: actor.username,
      userId: actor.userId,
      credential: actor.credential,
      credentialId: actor.credentialId,
      address: actor.address,
      client: actor.client,
      ...subject,
      ...recordable(subject),
      ...result,
    },
    storable,
  );
  // Within a transaction it belongs to that; by itself it shares a commit with others.
  if (db === ownDb) return auditLog().append(canonical);
  // The trigger numbers, chains and fills in everything but `canonical`.
  await db.$executeRaw`INSERT INTO "AuditEntry" ("canonical") VALUES (${canonical})`;
}

function recordable({ request, before, after }: AuditSubject) {
  return {
    ...(request ? { request: brief(withoutSecrets(request), longestRequest) } : {}),
    ...(before ? { before: brief(withoutSecrets(before), longestRequest) } : {}),
    ...(after ? { after: brief(withoutSecrets(after), longestRequest) } : {}),
  };
}
