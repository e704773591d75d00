import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

describe('reads on record', () => {
  let admin: Person;
  let ana: Person;
  let container: string;
  let shop: string;

  beforeAll(async () => {
    admin = await stand.admin();
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
    container = await ana.docker.run(
      'run',
      '-d',
      ...inside(shop),
      '-e',
      'KEY=VALUE-MARK',
      'busybox',
      'sleep',
      '1000',
    );
  });

  afterAll(() => admin.api.put('/audit/settings', { reads: 'sensitive', keepDays: null }));

  const readsOf = async (operation: string) =>
    (await admin.api.get(`/audit?actor=${ana.username}&operation=${operation}&limit=100`)).items;

  it('are those that show what is inside, once a minute for the same', async () => {
    await admin.api.put('/audit/settings', { reads: 'sensitive', keepDays: null });
    for (let each = 0; each < 3; each++) await ana.docker.run('logs', container);
    const [record, ...more] = await waitFor('a record', async () => {
      const found = await readsOf('container.logs');
      return found.length > 0 ? found : undefined;
    });
    expect(more.length).toBeLessThanOrEqual(1);
    expect(record).toMatchObject({
      outcome: 'done',
      status: 200,
      collection: shop,
      resource: { kind: 'container', id: container },
      allowedBy: expect.stringContaining('a grant to'),
    });
    await ana.docker.run('inspect', container);
    await waitFor(
      'a record of the environment',
      async () => (await readsOf('container.view-env')).length > 0,
    );
    expect(JSON.stringify(await readsOf('container'))).not.toContain('VALUE-MARK');
    expect(await readsOf('container.view')).toEqual([]);
  });
});
