import { describe, expect, it } from 'vitest';
import { planSync, type SyncedAccount, type SyncFacts } from '@/lib/identity/ldap/plan-sync';

const person = (name: string, groups: string[] = []) => ({
  subject: `id-${name}`,
  username: name,
  fullName: name.toUpperCase(),
  email: null,
  groups,
});
const account = (name: string, more: Partial<SyncedAccount> = {}): SyncedAccount => ({
  userId: `user-${name}`,
  username: name,
  subject: `id-${name}`,
  fullName: name.toUpperCase(),
  email: null,
  isDisabled: false,
  isKept: true,
  isBreakGlass: false,
  givenTeams: [],
  otherTeams: [],
  ...more,
});
const facts = (more: Partial<SyncFacts>): SyncFacts => ({
  people: [],
  accounts: [],
  takenNames: new Set(),
  mappings: new Map([['Web', ['web']]]),
  createsUsers: true,
  allowedGroups: [],
  mostDisabledPercent: 100,
  ...more,
});

describe('a synchronisation', () => {
  it('makes accounts of who is new, and of nobody whose name is taken', () => {
    const plan = planSync(
      facts({ people: [person('ana', ['Web']), person('bo')], takenNames: new Set(['bo']) }),
    );
    expect(plan.create.map(({ person: { username }, teams }) => [username, teams])).toEqual([
      ['ana', ['web']],
    ]);
    expect(plan.skip.map(({ name }) => name)).toEqual(['bo']);
    expect(planSync(facts({ people: [person('ana')], createsUsers: false })).create).toEqual([]);
  });

  it('disables who is gone, but for accounts that it does not keep, and those for emergencies', () => {
    const accounts = [
      account('ana'),
      account('bo', { isKept: false }),
      account('cy', { isBreakGlass: true }),
    ];
    const plan = planSync(facts({ people: [person('di')], accounts }));
    expect(plan.disable.map(({ username }) => username)).toEqual(['ana']);
  });

  it('disables who may no longer enter', () => {
    const plan = planSync(
      facts({ people: [person('ana', ['Guests'])], accounts: [account('ana')], allowedGroups: ['Staff'] }),
    );
    expect(plan.disable).toHaveLength(1);
  });

  it('gives and takes teams by groups, and leaves those made by hand', () => {
    const accounts = [
      account('ana', { otherTeams: ['web'] }),
      account('bo', { givenTeams: ['web'] }),
      account('cy', { otherTeams: ['other'] }),
    ];
    const people = [person('ana', ['Web']), person('bo'), person('cy', ['Web'])];
    const plan = planSync(facts({ people, accounts }));
    expect(plan.add).toEqual([{ userId: 'user-cy', username: 'cy', team: 'web' }]);
    expect(plan.remove).toEqual([{ userId: 'user-bo', username: 'bo', team: 'web' }]);
  });

  it('stops before it disables too many, or everybody', () => {
    const accounts = ['a', 'b', 'c', 'd'].map((name) => account(name));
    const people = accounts.slice(1).map(({ username }) => person(username));
    expect(planSync(facts({ people, accounts, mostDisabledPercent: 25 })).stop).toBeNull();
    expect(planSync(facts({ people, accounts, mostDisabledPercent: 24 })).stop).toContain(
      '1 of 4 people (25 %)',
    );
    expect(planSync(facts({ people: [], accounts })).stop).toContain('nobody at all');
  });

  it('changes nothing the second time', () => {
    const plan = planSync(
      facts({ people: [person('ana', ['Web'])], accounts: [account('ana', { givenTeams: ['web'] })] }),
    );
    expect([plan.create, plan.change, plan.disable, plan.add, plan.remove].flat()).toEqual([]);
  });
});
