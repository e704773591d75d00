import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileAccess, decide, type GrantSubject } from '@/lib/access/access';
import { accessChanges, type SubjectTies } from '@/lib/access/access-changes';
import { anyCollection, anyGrants, anyInstant } from '@/lib/access/arbitrary';
import { isWithin } from '@/lib/access/collection-path';
import { operations } from '@/lib/access/operations';

const shop = '/Shared/shop';
const bank = '/Shared/bank';
const ties: SubjectTies = {
  teamAbove: new Map([
    ['web', 'org'],
    ['org', null],
  ]),
  teamsOf: new Map([['ana', ['web']]]),
  serviceAccounts: new Set(['robot']),
};
const grant = (subject: GrantSubject, collection: string, held: (typeof operations)[number][]) => ({
  subject,
  collection,
  operations: held,
  expiresAt: null,
});
const team = (name: string) => ({ kind: 'team', name }) as const;
const user = (name: string) => ({ kind: 'user', name }) as const;
const move = { from: shop, to: bank, operations: ['container.view', 'container.exec'] } as const;

it('tells who loses and who gains, by subject', () => {
  const grants = [
    grant(team('web'), shop, ['container.view', 'container.exec']),
    grant(user('ben'), bank, ['container.view']),
    grant(user('eve'), '/Shared', ['container.view']),
    grant(user('zoe'), '/Elsewhere', ['container.view']),
  ];
  expect(accessChanges(grants, ties, move, 0)).toEqual([
    { subject: team('web'), gains: [], loses: ['container.view', 'container.exec'] },
    { subject: user('ben'), gains: ['container.view'], loses: [] },
  ]);
});

it('counts what reaches a subject through teams and everyone', () => {
  const grants = [
    grant(user('ana'), shop, ['container.view', 'container.exec']),
    grant(team('org'), bank, ['container.exec']),
    grant({ kind: 'everyone' }, '/Shared', ['container.view']),
    grant(user('robot'), shop, ['container.view']),
  ];
  expect(accessChanges(grants, ties, move, 0)).toEqual([
    { subject: team('org'), gains: ['container.exec'], loses: [] },
    { subject: user('robot'), gains: [], loses: ['container.view'] },
  ]);
});

it('leaves out what has expired', () => {
  const expired = { ...grant(user('ben'), bank, ['container.view']), expiresAt: 5 };
  expect(accessChanges([expired], ties, move, 5)).toEqual([]);
  expect(accessChanges([expired], ties, move, 4)).toHaveLength(1);
});

it('agrees with what is decided for the person before and after', () => {
  const loose: SubjectTies = {
    teamAbove: new Map(),
    teamsOf: new Map([['ana', ['web']]]),
    serviceAccounts: new Set(),
  };
  fc.assert(
    fc.property(anyGrants, anyCollection, anyCollection, anyInstant, (grants, from, to, now) => {
      const access = compileAccess(grants);
      const change = accessChanges(grants, loose, { from, to, operations }, now).find(
        ({ subject }) => subject.kind === 'user',
      );
      const changed = operations.filter(
        (each) => decide(access, each, from, now) !== decide(access, each, to, now),
      );
      // Without a grant of her own at either place, ana changes as her team and everyone do.
      const hasOwn = grants.some(
        ({ subject, collection }) =>
          subject.kind === 'user' && (isWithin(from, collection) || isWithin(to, collection)),
      );
      const told = change ? [...change.gains, ...change.loses] : [];
      expect(told.sort()).toEqual(hasOwn ? [...changed].sort() : []);
    }),
  );
});
