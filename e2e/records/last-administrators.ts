import type { Installation } from '@/e2e/records/installation';

type Caller = Installation['admin'];

/** Somebody who holds everything on "/" in one way alone. */
export interface Chief {
  readonly username: string;
  readonly api: Caller;
  readonly team: string;
  readonly upper: string;
  readonly role: string;
}

/** The last administrator of an installation, while admin is out of it. */
export async function lastAdministrators(here: Installation) {
  const everything: string[] = (await here.admin.ok('GET', '/operations')).items.map(
    ({ operation }: { operation: string }) => operation,
  );
  const adminGrant = (await here.admin.ok('GET', '/grants?subject=user:admin&role=Admin')).items[0];
  const grantOf = async ({ api, upper }: Chief): Promise<string> =>
    (await api.ok('GET', `/grants?subject=team:${upper}`)).items[0].id;
  return {
    everything,
    grantOf,
    /** By a team below another, which was granted a role of one's own making. */
    async throughTeam(): Promise<Chief> {
      const chief = await here.person('chief');
      const [upper, team] = [here.unique('upper'), here.unique('team')];
      const role = await here.role('Everything', everything);
      await here.admin.ok('POST', '/teams', { name: upper });
      await here.admin.ok('POST', '/teams', { name: team, parent: upper });
      await here.admin.ok('PUT', `/teams/${team}/members/${chief.username}`);
      await here.admin.ok('POST', '/grants', { subject: `team:${upper}`, role, collection: '/' });
      return { ...chief, team, upper, role };
    },
    /** Admin is out of it while something is tried, and back afterwards. */
    async asTheLast<T>(chief: Chief, tried: () => Promise<T>): Promise<T> {
      await chief.api.ok('DELETE', `/grants/${adminGrant.id}`);
      try {
        return await tried();
      } finally {
        const { role, collection } = adminGrant;
        await chief.api.ok('POST', '/grants', { subject: 'user:admin', role, collection });
        const { items } = await here.admin.ok('GET', '/grants?subject=user:admin&role=Admin');
        adminGrant.id = items[0].id;
        // Else the next one would not be the last.
        await here.admin.ok('DELETE', `/grants/${await grantOf(chief)}`);
      }
    },
    administers: async ({ api }: Chief): Promise<boolean> =>
      (await api.ok('GET', '/access/explain?operation=access.manage&collection=/')).allowed,
  };
}
