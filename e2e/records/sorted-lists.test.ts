import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

const { admin } = here;
const shop = await here.collection('shop');
const names = ['ada', 'bob', 'cy', 'dan', 'eve'];
for (const [index, username] of names.entries()) {
  await admin.ok('POST', '/users', {
    username,
    password: 'opensesame-77',
    fullName: index % 2 ? 'Same Name' : `Name ${9 - index}`,
    ...(index === 2 ? { email: 'cy@shop.example' } : {}),
  });
}
await admin.ok('POST', '/teams', { name: 'org' });
for (const name of ['a-team', 'b-team']) await admin.ok('POST', '/teams', { name, parent: 'org' });
await admin.ok('PUT', '/teams/a-team/members/eve');
for (const [index, username] of names.entries()) {
  await admin.ok('POST', '/grants', {
    subject: `user:${username}`,
    role: index % 2 ? 'View Only' : 'Image User',
    collection: shop,
    ...(index === 1 ? { expiresAt: '2999-01-01T00:00:00Z' } : {}),
  });
}
await admin.ok('POST', '/grants', { subject: 'team:a-team', role: 'View Only', collection: shop });
await here.db.user.update({ where: { username: 'dan' }, data: { disabledAt: new Date() } });

const lists = ['/users', '/teams', '/roles', '/collections', '/grants', '/image-prefixes'];
const sortsOf = (path: string): string[] => {
  const route = here.routes.find((each) => each.method === 'GET' && each.path === path);
  const read = route?.query.shape.sort?.safeParse('?');
  return read?.error?.issues.flatMap((issue: { values?: string[] }) => issue.values ?? []) ?? [];
};

async function pages(path: string, limit: number): Promise<{ ids: string[]; totals: number[] }> {
  const ids: string[] = [];
  const totals: number[] = [];
  for (let cursor = ''; ; ) {
    const answer = await admin.ok('GET', `${path}&limit=${limit}${cursor}`);
    ids.push(...answer.items.map(({ id }: { id: string }) => id));
    totals.push(answer.total);
    if (answer.nextCursor === null) return { ids, totals };
    cursor = `&cursor=${answer.nextCursor}`;
  }
}

describe('a sorted list', () => {
  it.each(lists.flatMap((path) => sortsOf(path).map((sort) => [path, sort] as const)))(
    '%s by %s is the same in small pages as in one',
    async (path, sort) => {
      const whole = await pages(`${path}?sort=${sort}`, 500);
      const small = await pages(`${path}?sort=${sort}`, 2);
      expect(small.ids).toEqual(whole.ids);
      expect(new Set(small.ids).size).toBe(small.ids.length);
      expect(new Set([...small.totals, whole.ids.length]).size).toBe(1);
    },
  );

  it('has the other way round under "-"', async () => {
    const { ids } = await pages('/users?sort=email', 3);
    expect((await pages('/users?sort=-email', 3)).ids).toEqual([...ids].reverse());
  });

  it('takes no cursor of another order', async () => {
    const { nextCursor } = await admin.ok('GET', '/users?sort=fullName&limit=1');
    expect((await admin.call('GET', `/users?sort=username&cursor=${nextCursor}`)).status).toBe(422);
    expect((await admin.call('GET', `/grants?cursor=${nextCursor}`)).status).toBe(422);
  });
});

describe('a filtered list', () => {
  const found = async (path: string, key: string) =>
    (await admin.ok('GET', path)).items.map((item: Record<string, string>) => item[key]);

  it.each([
    ['/users?q=same', 'username', ['bob', 'dan']],
    ['/users?q=CY@shop', 'username', ['cy']],
    ['/users?state=disabled', 'username', ['dan']],
    ['/users?team=a-team', 'username', ['eve']],
    ['/users?kind=service', 'username', []],
    ['/users?q=%25', 'username', []],
    ['/teams?parent=-', 'name', ['org']],
    ['/teams?parent=org', 'name', ['a-team', 'b-team']],
    ['/teams?q=B-t', 'name', ['b-team']],
    ['/roles?q=sched', 'name', ['Scheduler']],
    ['/grants?q=everyone+sched', 'role', ['Scheduler']],
    ['/grants?q=dan+view', 'role', ['View Only']],
    ['/grants?to=team', 'subject', ['team:a-team']],
    ['/grants?state=ending', 'subject', ['user:bob']],
    ['/image-prefixes?under=/System', 'prefix', []],
  ])('%s', async (path, key, expected) => {
    expect(await found(path, key)).toEqual(expected);
  });

  it('finds collections by parent and text, with how many are below', async () => {
    const { items } = await admin.ok('GET', '/collections?parent=/');
    expect(items.map(({ path }: { path: string }) => path)).toEqual(['/Desk', '/Shared', '/System']);
    const shared = items[1];
    expect(shared.childCount).toBe((await admin.ok('GET', '/collections?parent=/Shared')).total);
    expect(await found('/collections?q=SHOP', 'path')).toEqual([shop]);
  });
});

describe('what a list counts', () => {
  it('of a tree is what is directly below, on every level, for who sees all of it and for who sees a part', async () => {
    const top = await here.collection('tree');
    for (const path of [`${top}/a`, `${top}/a/x`, `${top}/a/y`, `${top}/b`])
      await admin.ok('POST', '/collections', { path });
    const counts = async (api: typeof admin) => {
      const { items, total } = await api.ok('GET', `/collections?under=${top}`);
      const each = items.map(({ path, childCount }: { path: string; childCount: number }) => [
        path.slice(top.length),
        childCount,
      ]);
      return { total, ...Object.fromEntries(each) };
    };
    expect(await counts(admin)).toEqual({ total: 5, '': 2, '/a': 2, '/a/x': 0, '/a/y': 0, '/b': 0 });
    const part = await here.person('part', [{ role: 'View Only', on: `${top}/a/x` }]);
    // The way down to what one sees, and nothing beside it.
    expect(await counts(part.api)).toEqual({ total: 3, '': 1, '/a': 1, '/a/x': 0 });
    for (const path of [`${top}/a/x`, `${top}/a/y`]) {
      const { items } = await admin.ok('GET', `/grants?collection=${path}`);
      for (const { id } of items) await admin.ok('DELETE', `/grants/${id}`);
      await admin.ok('DELETE', `/collections/${encodeURIComponent(path)}`);
    }
    expect(await counts(admin)).toEqual({ total: 3, '': 2, '/a': 0, '/b': 0 });
  });

  it('is what the person sees', async () => {
    const lonely = await here.person('lonely');
    for (const path of ['/users', '/teams', '/grants', '/collections', '/image-prefixes']) {
      const { items, total } = await lonely.api.ok('GET', path);
      expect(total, path).toBe(items.length);
      expect(total, path).toBeLessThan((await admin.ok('GET', path)).total);
    }
    await admin.ok('PUT', `/teams/a-team/members/${lonely.username}`);
    const { items } = await lonely.api.ok('GET', '/teams');
    expect(
      items.map(({ name, childCount }: { name: string; childCount: number }) => [name, childCount]),
    ).toEqual([
      ['a-team', 0],
      ['org', 1],
    ]);
  });
});
