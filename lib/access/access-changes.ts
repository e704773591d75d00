import { compileAccess, decide, type GrantSubject, type ReachingGrant } from '@/lib/access/access';
import { type CollectionPath, isWithin } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';

/** Who is in what, as far as grants care. */
export interface SubjectTies {
  /** The team above each team; null or absent: none. */
  readonly teamAbove: ReadonlyMap<string, string | null>;
  /** The teams that a person is in themselves. */
  readonly teamsOf: ReadonlyMap<string, readonly string[]>;
  /** What reaches everyone reaches people only. */
  readonly serviceAccounts: ReadonlySet<string>;
}

/** What one subject can do with a thing before and not after it moves, and the other way round. */
export interface AccessChange {
  readonly subject: GrantSubject;
  readonly gains: readonly Operation[];
  readonly loses: readonly Operation[];
}

interface Move {
  readonly from: CollectionPath;
  readonly to: CollectionPath;
  /** Those that concern such a thing. */
  readonly operations: readonly Operation[];
}

/**
 * Who gains and who loses what when a thing moves from one collection to another. It goes by the
 * subjects that hold grants, each with all that reaches it through teams and `everyone`, and not by
 * person: who holds nothing of their own changes as their teams do.
 *
 * @param grants those on the two collections and above them; others change nothing
 * @returns subjects for whom something changes; everyone first, then teams, then people, by name
 */
export function accessChanges(
  grants: readonly Omit<ReachingGrant, 'id' | 'through' | 'role'>[],
  ties: SubjectTies,
  { from, to, operations }: Move,
  now: number,
): AccessChange[] {
  const relevant = grants.filter(({ collection }) => isWithin(from, collection) || isWithin(to, collection));
  const own = new Map<string, (typeof relevant)[number][]>();
  for (const grant of relevant) {
    const key = keyOf(grant.subject);
    const before = own.get(key);
    if (before) before.push(grant);
    else own.set(key, [grant]);
  }
  const changes: AccessChange[] = [];
  for (const [first] of own.values()) {
    if (!first) continue;
    const { subject } = first;
    const reaching = subjectsReaching(subject, ties).flatMap((each) => own.get(each) ?? []);
    const access = compileAccess(reaching.map((grant) => ({ ...grant, id: '', through: [], role: '' })));
    const held = operations.map((operation) => ({
      operation,
      before: decide(access, operation, from, now),
      after: decide(access, operation, to, now),
    }));
    const gains = held.filter(({ before, after }) => !before && after).map(({ operation }) => operation);
    const loses = held.filter(({ before, after }) => before && !after).map(({ operation }) => operation);
    if (gains.length + loses.length > 0) changes.push({ subject, gains, loses });
  }
  return changes.sort(
    (a, b) =>
      order.indexOf(a.subject.kind) - order.indexOf(b.subject.kind) ||
      keyOf(a.subject).localeCompare(keyOf(b.subject)),
  );
}

const order: readonly GrantSubject['kind'][] = ['everyone', 'team', 'user'];

function keyOf(subject: GrantSubject): string {
  return subject.kind === 'everyone' ? 'everyone' : `${subject.kind}:${subject.name}`;
}

/** The subject itself and all whose grants reach it. */
function subjectsReaching(subject: GrantSubject, ties: SubjectTies): string[] {
  if (subject.kind === 'everyone') return ['everyone'];
  const isService = subject.kind === 'user' && ties.serviceAccounts.has(subject.name);
  const direct = subject.kind === 'team' ? [subject.name] : (ties.teamsOf.get(subject.name) ?? []);
  const teams = new Set<string>();
  for (const team of direct) {
    for (let at: string | null = team; at !== null && !teams.has(at); at = ties.teamAbove.get(at) ?? null) {
      teams.add(at);
    }
  }
  return [
    ...(subject.kind === 'user' ? [keyOf(subject)] : []),
    ...[...teams].map((name) => `team:${name}`),
    ...(isService ? [] : ['everyone']),
  ];
}
