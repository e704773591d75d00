import type { Measurement } from '@/bench/measurements/measurement';
import { median, roundCount } from '@/bench/measurements/rounds';
import { limited } from '@/bench/report/row';
import { type Access, compileAccess, decide as decideOne, type ReachingGrant } from '@/lib/access/access';
import type { CollectionPath } from '@/lib/access/collection-path';
import { operations } from '@/lib/access/operations';

const teams = 20;
const grantCount = 200;
const collectionCount = 1_000;
const itemCount = 10_000;
const checks = 200_000;

export const decide: Measurement = {
  name: 'decide',
  about:
    'One decision, and a filter of 10,000 things in 1,000 collections, for a person whom 200 grants reach through 20 teams. "Cold" is with access just compiled, when nothing is worked out yet; no input or output.',
  async run() {
    const collections = Array.from({ length: collectionCount }, (_, n) => pathOf(n));
    const items = Array.from({ length: itemCount }, (_, n) => ({ collection: pathOf(n % collectionCount) }));
    const grants = Array.from({ length: grantCount }, (_, n) => grantOf(n));
    const now = Date.now();
    const warm = compileAccess(grants);
    const at = (n: number) => collections[n % collectionCount] ?? pathOf(0);
    const one = timesMs(() => {
      for (let n = 0; n < checks; n += 1)
        decideOne(warm, operations[n % operations.length] ?? 'container.view', at(n), now);
    });
    const filtered = (access: Access) =>
      items.filter(({ collection }) => decideOne(access, 'container.view', collection, now));
    const filter = timesMs(() => filtered(warm));
    const cold = timesMs(() => filtered(compileAccess(grants)));
    return [
      limited('decide: one check', (median(one) / checks) * 1_000, 'µs', 1),
      limited('decide: filter of 10,000', median(filter), 'ms', 5),
      limited('decide: filter of 10,000, cold', median(cold), 'ms', 5),
    ];
  },
};

function timesMs(work: () => unknown): number[] {
  // The first ones also compile.
  for (let round = 0; round < roundCount; round += 1) work();
  return Array.from({ length: roundCount }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
}

function pathOf(n: number): CollectionPath {
  return `/Shared/department-${n % 10}/group-${n % 100}/app-${n}` as CollectionPath;
}

/** Some on departments, some on groups, most on single collections; a few that end some day. */
function grantOf(n: number): ReachingGrant {
  const depth = n % 20 === 0 ? 3 : n % 5 === 0 ? 4 : 5;
  return {
    id: `grant-${n}`,
    subject: { kind: 'team', name: `team-${n % teams}` },
    through: [`team-${n % teams}`],
    role: 'Full Control',
    operations: operations.filter((_, index) => (index + n) % 3 !== 0),
    collection: pathOf(n * 5)
      .split('/')
      .slice(0, depth)
      .join('/') as CollectionPath,
    expiresAt: n % 50 === 0 ? Date.now() + 86_400_000 : null,
  };
}
