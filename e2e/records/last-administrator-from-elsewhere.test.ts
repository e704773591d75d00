import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { type Chief, lastAdministrators } from '@/e2e/records/last-administrators';

/** What a provider of identity says takes the last administrator's access away as little as a person. */

const here = await startInstallation();
const { applyGroups } = await import('@/lib/identity/memberships');
const { applySync } = await import('@/lib/identity/ldap/sync');
const { ldapSettings } = await import('@/lib/identity/settings');
const { handleScim } = await import('@/lib/scim/handle-scim');
afterAll(() => here.end());

const { throughTeam, asTheLast, administers } = await lastAdministrators(here);

interface Told extends Chief {
  readonly userId: string;
  readonly teamId: string;
  readonly provider: string;
  readonly mapping: string;
  readonly link: string;
}

/** Somebody who administers because a provider says that they are in a group. */
async function toldByProvider(): Promise<Told> {
  const chief = await throughTeam();
  const { provider } = await here.admin.ok('POST', '/identity/providers', {
    kind: 'oidc',
    name: here.unique('Company'),
    settings: { issuer: 'https://id.example', clientId: 'x' },
  });
  const at = `/identity/providers/${provider.id}`;
  const mapping = await here.admin.ok('POST', `${at}/mappings`, { group: 'chiefs', team: chief.team });
  const link = await here.admin.ok('POST', `${at}/links`, { user: chief.username, subject: chief.username });
  const { id: userId } = await here.admin.ok('GET', `/users/${chief.username}`);
  const { id: teamId } = await here.admin.ok('GET', `/teams/${chief.team}`);
  await here.db.membership.updateMany({ where: { userId, teamId }, data: { providerId: provider.id } });
  return { ...chief, userId, teamId, provider: provider.id, mapping: mapping.id, link: link.id };
}

const removals: Readonly<Record<string, (told: Told) => string>> = {
  'the mapping of their group': ({ mapping }) => `/mappings/${mapping}`,
  'their link': ({ link }) => `/links/${link}`,
  'the provider': () => '',
};

describe('the last administrator’s access does not end', () => {
  it.each(Object.keys(removals))('with %s, nor does a dry run say that it would', async (what) => {
    const told = await toldByProvider();
    const path = `/identity/providers/${told.provider}${removals[what]?.(told)}`;
    await asTheLast(told, async () => {
      for (const query of ['?dryRun=true', '']) {
        const { status, body } = await told.api.call('DELETE', `${path}${query}`);
        expect([status, body.detail]).toEqual([409, expect.stringContaining('Nobody would be left')]);
      }
      expect(await administers(told)).toBe(true);
    });
    // Of one who is not the last it is told first, and done then.
    const { status, body } = await here.admin.call('DELETE', `${path}?dryRun=true`);
    expect(status).toBe(200);
    expect(body.people).toEqual([]);
    expect((await here.admin.call('DELETE', path)).status).toBe(204);
  });

  it('by a sign-in with other groups', async () => {
    const told = await toldByProvider();
    const by = { username: 'Company', userId: null, credential: '', address: '' };
    await asTheLast(told, async () => {
      const signedIn = here.db.$transaction((tx) =>
        applyGroups(tx, by, { providerId: told.provider, userId: told.userId, username: told.username }, []),
      );
      await expect(signedIn).rejects.toThrow('Nobody would be left');
      expect(await administers(told)).toBe(true);
    });
  });

  it.each(['disable', 'remove'] as const)('by a synchronisation that would %s them', async (what) => {
    const told = await toldByProvider();
    const { userId, username, team, provider } = told;
    const settings = ldapSettings.parse({ url: 'ldaps://ldap.example', userBase: 'dc=example' });
    const directory = { id: provider, name: 'Corp', settings, secret: '', allowed: [] };
    const account = {
      userId,
      username,
      subject: username,
      fullName: '',
      email: null,
      isDisabled: false,
      isKept: true,
      isBreakGlass: false,
      givenTeams: [team],
      otherTeams: [],
    };
    const nothing = { create: [], change: [], disable: [], add: [], remove: [], skip: [], stop: null };
    const plan =
      what === 'disable'
        ? { ...nothing, disable: [account] }
        : { ...nothing, remove: [{ userId, username, team }] };
    await asTheLast(told, async () => {
      const synchronised = here.db.$transaction((tx) => applySync(tx, directory, plan));
      await expect(synchronised).rejects.toThrow('Nobody would be left');
      expect(await administers(told)).toBe(true);
    });
  });

  it.each([
    ['disabled there', 'PATCH', 'Users'],
    ['removed there', 'DELETE', 'Users'],
    ['taken out of the group there', 'PATCH', 'Groups'],
    ['without the group there', 'DELETE', 'Groups'],
  ])('by a provisioning, %s', async (_, method, kind) => {
    const told = await toldByProvider();
    const made = await here.admin.ok('POST', '/identity/providers', {
      kind: 'scim',
      name: here.unique('Provisioning'),
    });
    const kept = { source: 'scim', providerId: made.provider.id } as const;
    await here.db.user.update({ where: { id: told.userId }, data: { ...kept, externalId: told.username } });
    const link = { providerId: made.provider.id, subject: told.username, userId: told.userId };
    await here.db.externalIdentity.create({ data: link });
    await here.db.team.update({ where: { id: told.teamId }, data: kept });
    await here.db.membership.updateMany({
      where: { userId: told.userId, teamId: told.teamId },
      data: { providerId: made.provider.id },
    });
    const Operations =
      kind === 'Users'
        ? [{ op: 'replace', path: 'active', value: false }]
        : [{ op: 'remove', path: `members[value eq "${told.userId}"]` }];
    await asTheLast(told, async () => {
      const answer = await handleScim(
        new Request(
          `http://wheelhouse.test:3000/scim/v2/${kind}/${kind === 'Users' ? told.userId : told.teamId}`,
          {
            method,
            headers: {
              authorization: `Bearer ${made.token}`,
              'x-forwarded-for': '10.4.4.4',
              'content-type': 'application/scim+json',
            },
            ...(method === 'PATCH'
              ? {
                  body: JSON.stringify({
                    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
                    Operations,
                  }),
                }
              : {}),
          },
        ),
      );
      expect([answer.status, await answer.text()]).toEqual([
        409,
        expect.stringContaining('Nobody would be left'),
      ]);
      expect(await administers(told)).toBe(true);
    });
  });
});
