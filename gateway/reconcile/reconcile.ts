import type { Door } from '@/gateway/door';
import type { Cluster } from '@/gateway/engines/cluster';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { log, reasonOf } from '@/gateway/log';
import { changesUnderWay } from '@/gateway/reconcile/changes-under-way';
import { type Found, needsAttention } from '@/gateway/reconcile/finding';
import { lookupFor } from '@/gateway/reconcile/lookups';
import { gatewayId, livingGateways } from '@/gateway/reconcile/presence';
import { lastEntry, type OpenIntent, openIntents, stillOpen } from '@/lib/audit/open-intents';
import { recordOutcome } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { getSetting, setSetting } from '@/lib/settings/settings';

const lookEveryMs = 3_000;
const pageOfIntents = 500;
/** What is left then is looked up at the next look. */
const settleForMs = 60_000;
/** A claim on a quota is followed by its intent at once; without one nobody uses it. */
const claimsLastMs = 60_000;
/** An engine may take as long over what it was asked (gateway/create/one-at-a-time), and a little more. */
const mayHappenForMs = 75_000;
/** A gateway that loses the database for a moment loses its lock with it. */
const looksBeforeDead = 2;
const saveEveryMs = 60_000;

/**
 * Finds changes that were begun and never concluded: their gateway was killed, or the engine went away
 * in the middle. Each is looked up at its engine as soon as that can be asked, finished or taken back,
 * and closed in the audit log.
 *
 * @returns a function that stops it
 */
export function keepReconciling(door: Pick<Door, 'clusters'>): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const reconciler = new Reconciler(door);
  const turn = async () => {
    try {
      await reconciler.look();
    } catch (error) {
      log('warn', 'interrupted changes not looked up', { reason: reasonOf(error) });
    }
    if (!isStopped) timer = setTimeout(turn, lookEveryMs);
  };
  void turn();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

class Reconciler {
  readonly #door: Pick<Door, 'clusters'>;
  /** So far the log was read. */
  #readUntil: bigint | null = null;
  /** These were open then: streams stay so for long, and must not make us read it all again. */
  #open: readonly OpenIntent[] = [];
  #savedAt = 0;
  /** How often each gateway was looked for in vain. */
  readonly #missed = new Map<string, number>();

  constructor(door: Pick<Door, 'clusters'>) {
    this.#door = door;
  }

  async look(): Promise<void> {
    const since = this.#readUntil ?? BigInt((await getSetting(db, 'audit-concluded-until')) ?? '0');
    const last = await lastEntry(db);
    const known = await stillOpen(db, idsOf(this.#open));
    const fresh = (await openSince(since)).filter(({ seq }) => seq <= last);
    this.#open = [...known, ...fresh];
    this.#readUntil = last;
    const interrupted = await this.#interrupted(this.#open);
    if (interrupted.length > 0) await alone(() => this.#settleAll(interrupted));
    await endClaims(idsOf(this.#open));
    await this.#save();
  }

  async #settleAll(interrupted: readonly OpenIntent[]): Promise<void> {
    const until = Date.now() + settleForMs;
    // Another gateway may have been at it just now.
    for (const one of await stillOpen(db, idsOf(interrupted))) {
      if (Date.now() > until) return;
      await this.#settle(one);
    }
  }

  /** Those that nobody is at any more. */
  async #interrupted(open: readonly OpenIntent[]): Promise<OpenIntent[]> {
    const others = [...new Set(open.map(({ gateway }) => gateway))].filter((id) => id !== gatewayId);
    const living = await livingGateways(db, others);
    for (const id of others) this.#missed.set(id, living.has(id) ? 0 : (this.#missed.get(id) ?? 0) + 1);
    for (const id of this.#missed.keys()) if (!others.includes(id)) this.#missed.delete(id);
    return open.filter(({ gateway, isGivenUp, intent }) => {
      if (isGivenUp || gateway === gatewayId) return !changesUnderWay.has(intent.correlationId);
      return (this.#missed.get(gateway) ?? 0) >= looksBeforeDead;
    });
  }

  async #settle(open: OpenIntent): Promise<void> {
    const { intent } = open;
    try {
      const found = await this.#find(open);
      if (found === 'later') return;
      await recordOutcome(db, intent, found);
      await db.quotaClaim.deleteMany({ where: { id: intent.correlationId } });
      log('info', 'interrupted change concluded', {
        correlationId: intent.correlationId,
        route: open.route,
        outcome: found.outcome,
        detail: found.detail,
      });
    } catch (error) {
      if (!(error instanceof EngineUnreachable)) {
        log('warn', 'interrupted change not looked up', {
          correlationId: intent.correlationId,
          reason: reasonOf(error),
        });
      }
    }
  }

  async #find(open: OpenIntent): Promise<Found> {
    const { subject, startedAt } = open.intent;
    const cluster = this.#door.clusters.byName(subject.cluster ?? '');
    if (cluster === null) {
      const isRegistered = await db.cluster.findUnique({ where: { name: subject.cluster ?? '' } });
      return isRegistered ? 'later' : needsAttention('Its cluster is not registered any more.');
    }
    const there = whereAsked(cluster, open);
    if (there === null) return needsAttention('Its engine is not registered any more.');
    if (there.condition.state !== 'reachable') return 'later';
    const mayStillHappen = Date.now() - startedAt < mayHappenForMs;
    return lookupFor(open.route)({ cluster: there, open, mayStillHappen });
  }

  /** From where the next gateway that starts has to read the log. */
  async #save(): Promise<void> {
    if (Date.now() - this.#savedAt < saveEveryMs) return;
    this.#savedAt = Date.now();
    const [first] = this.#open;
    const until = first ? first.seq - 1n : (this.#readUntil ?? 0n);
    await setSetting(db, 'audit-concluded-until', String(until));
  }
}

/** What belongs to the Swarm any manager can tell of; the rest only the engine that was asked. */
function whereAsked(cluster: Cluster, { route, intent }: OpenIntent): Cluster | null {
  const [, folder = ''] = route.split(' ')[1]?.split('/') ?? [];
  const isOfSwarm = ['services', 'secrets', 'configs', 'nodes', 'swarm', 'tasks'].includes(folder);
  if (cluster.members.length <= 1 || isOfSwarm || !intent.subject.engine) return cluster;
  return cluster.at(intent.subject.engine);
}

function idsOf(open: readonly OpenIntent[]): string[] {
  return open.map(({ intent }) => intent.correlationId);
}

async function openSince(since: bigint): Promise<OpenIntent[]> {
  const open: OpenIntent[] = [];
  for (;;) {
    const page = await openIntents(db, open.at(-1)?.seq ?? since, pageOfIntents);
    open.push(...page);
    if (page.length < pageOfIntents) return open;
  }
}

/** A gateway that was killed before its intent was on record leaves its claim on a quota behind. */
async function endClaims(open: string[]): Promise<void> {
  await db.quotaClaim.deleteMany({
    where: {
      createdAt: { lt: new Date(Date.now() - claimsLastMs) },
      id: { notIn: open },
    },
  });
}

/** One gateway settles at a time; the others look again later. */
async function alone(work: () => Promise<void>): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtext('wheelhouse.reconcile')) AS "taken"`;
      if (lock?.taken) await work();
    },
    { maxWait: 5_000, timeout: 120_000 },
  );
}
