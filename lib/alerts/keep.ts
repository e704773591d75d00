import type { Breach } from '@/lib/alerts/breach';
import { holdsOf } from '@/lib/alerts/holds';
import type { Findings } from '@/lib/alerts/look';
import { type AllSettings, isRuleName } from '@/lib/alerts/rules';
import { type OpenAlert, step, type Transition } from '@/lib/alerts/step';
import { tellOf } from '@/lib/alerts/tell';
import { type Db, db } from '@/lib/db/client';
import type { Alert } from '@/prisma/generated/client';

/** Whose alerts: a cluster's, or those of the installation itself. */
export interface AlertScope {
  readonly clusterId: string | null;
  readonly clusterName: string;
}

/** Where the resources of breaches are: the ids of collections, null for "/". */
export type CollectionOf = (breach: Breach) => string | null;

const atOnce = 100;

/**
 * Brings the kept alerts of a scope to what the rules found, and queues what webhooks are to be told.
 * Each alert and what is told of it are committed together; the same may be done twice at once, and
 * the second finds nothing left to do.
 *
 * @returns how many changed
 */
export async function keepAlerts(
  scope: AlertScope,
  findings: Findings,
  settings: AllSettings,
  collectionOf: CollectionOf,
): Promise<number> {
  const rows = await db.alert.findMany({ where: { clusterId: scope.clusterId, state: { not: 'resolved' } } });
  const known = new Map(rows.map((row) => [row.id, row]));
  const now = Date.now();
  const open = rows.flatMap(openAlertOf);
  const transitions = step(open, findings, holdsOf(settings), now).filter((transition) =>
    changesAnything(transition, known, collectionOf, now),
  );
  for (let from = 0; from < transitions.length; from += atOnce) {
    const some = transitions.slice(from, from + atOnce);
    await db.$transaction(
      async (tx) => {
        for (const one of some) await apply(tx, scope, one, known, collectionOf, new Date(now));
      },
      { maxWait: 5_000, timeout: 30_000 },
    );
  }
  return transitions.length;
}

function openAlertOf(row: Alert): OpenAlert[] {
  const { id, rule, severity, resourceKind, resourceId, state, pendingAt, clearAt } = row;
  if (!isRuleName(rule) || state === 'resolved') return [];
  const resource = { kind: resourceKind, id: resourceId };
  const times = { pendingAt: pendingAt.getTime(), clearAt: clearAt?.getTime() ?? null };
  return [{ id, rule, severity, resource, state, ...times }];
}

function changesAnything(
  transition: Transition,
  known: ReadonlyMap<string, Alert>,
  collectionOf: CollectionOf,
  now: number,
): boolean {
  if (transition.kind !== 'remain') return true;
  const row = known.get(transition.id);
  if (row === undefined) return false;
  const { breach } = transition;
  const isHeldBack =
    row.state === 'firing' && row.toldAt === null && (row.silencedUntil?.getTime() ?? 0) <= now;
  return (
    isHeldBack ||
    row.clearAt !== null ||
    row.severity !== breach.severity ||
    row.message !== breach.message ||
    row.advice !== breach.advice ||
    row.resourceName !== breach.resource.name ||
    row.collectionId !== collectionOf(breach)
  );
}

async function apply(
  tx: Db,
  scope: AlertScope,
  transition: Transition,
  known: ReadonlyMap<string, Alert>,
  collectionOf: CollectionOf,
  at: Date,
): Promise<void> {
  switch (transition.kind) {
    case 'begin':
      return begin(tx, scope, transition, collectionOf(transition.breach), at);
    case 'fire':
    case 'remain':
      return goOn(tx, transition, known.get(transition.id), collectionOf(transition.breach), at);
    case 'clear':
      await tx.alert.updateMany({
        where: { id: transition.id, state: 'firing', clearAt: null },
        data: { clearAt: at },
      });
      return;
    case 'drop':
      await tx.alert.deleteMany({ where: { id: transition.id, state: 'pending' } });
      return;
    case 'resolve': {
      const { count } = await tx.alert.updateMany({
        where: { id: transition.id, state: 'firing' },
        data: { state: 'resolved', resolvedAt: at },
      });
      if (count > 0) await tellOf(tx, transition.id, 'alert.resolved');
    }
  }
}

async function begin(
  tx: Db,
  { clusterId, clusterName }: AlertScope,
  { breach, isFiring }: Extract<Transition, { kind: 'begin' }>,
  collectionId: string | null,
  at: Date,
): Promise<void> {
  const { rule, resource } = breach;
  const key = { clusterId, rule, resourceKind: resource.kind, resourceId: resource.id };
  // A silence outlasts the alert that it was asked for.
  const silenced = await tx.alert.findFirst({
    where: { ...key, silencedUntil: { gt: at } },
    orderBy: { pendingAt: 'desc' },
    select: { silencedUntil: true, silencedBy: true },
  });
  const [row] = await tx.alert.createManyAndReturn({
    data: [
      {
        ...key,
        ...silenced,
        ...contentOf(breach),
        clusterName,
        collectionId,
        ownerId: breach.ownerId ?? null,
        state: isFiring ? 'firing' : 'pending',
        pendingAt: at,
        firedAt: isFiring ? at : null,
      },
    ],
    // Another gateway found it at this very moment.
    skipDuplicates: true,
    select: { id: true },
  });
  if (row && isFiring) await tellOf(tx, row.id, 'alert.firing');
}

async function goOn(
  tx: Db,
  { kind, id, breach }: Extract<Transition, { kind: 'fire' | 'remain' }>,
  before: Alert | undefined,
  collectionId: string | null,
  at: Date,
): Promise<void> {
  const fires = kind === 'fire' ? { state: 'firing' as const, firedAt: at } : {};
  const { count } = await tx.alert.updateMany({
    where: { id, state: kind === 'fire' ? 'pending' : { not: 'resolved' } },
    data: { ...fires, ...contentOf(breach), collectionId, clearAt: null },
  });
  if (count === 0) return;
  const isFiring = kind === 'fire' || before?.state === 'firing';
  // Said for the first time: it fires, or a silence is over.
  if (isFiring && before?.toldAt == null) return tellOf(tx, id, 'alert.firing');
  if (before?.severity === 'warning' && breach.severity === 'critical')
    await tellOf(tx, id, 'alert.escalated');
}

const longestMessage = 1_000;

function contentOf({ severity, message, advice, resource }: Breach) {
  const shown = message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
  return { severity, message: shown.toWellFormed(), advice, resourceName: resource.name };
}
