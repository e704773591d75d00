import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** At the door: what both see, as View Only shows it, and not a single change. */
describe('viewing as somebody at the door', () => {
  let shop: string;
  let bank: string;
  let hers: string;
  let his: string;
  let ana: Person;
  let root: Person;

  const run = async (collection: string) => {
    const { docker } = await stand.admin();
    const command = ['-e', 'SECRET=opensesame', 'busybox', 'sh', '-c', 'echo hello; sleep 100000'];
    return (await docker.run('run', '-d', '--init', ...inside(collection), ...command)).trim();
  };

  beforeAll(async () => {
    [shop, bank] = [await stand.collection('shop'), await stand.collection('bank')];
    [hers, his] = [await run(shop), await run(bank)];
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    root = await stand.person('root', { role: 'Admin', on: '/' });
    await root.api.post(`/users/${ana.username}/view-as`, { reason: 'She asked for help' });
  });

  const ids = async (): Promise<string[]> =>
    (await root.door.get('/v1.41/containers/json?all=1')).json.map(({ Id }: { Id: string }) => Id);

  it('shows the lists and things of both, and environments of neither', async () => {
    await waitFor('the lists to be hers', async () => !(await ids()).includes(his));
    expect(await ids()).toContain(hers);
    expect((await root.door.get(`/v1.41/containers/${his}/json`)).status).toBe(404);
    const shown = await root.door.get(`/v1.41/containers/${hers}/json`);
    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain('opensesame');
    expect((await ana.door.get(`/v1.41/containers/${hers}/json`)).text).toContain('opensesame');
    const logs = await root.door.get(`/v1.41/containers/${hers}/logs?stdout=1`);
    expect(logs.status).toBe(200);
  });

  it('refuses every change, terminal and file, and the engine hears of none', async () => {
    const before = await stand.engine.container(hers);
    const tries: readonly (readonly [string, string, unknown?])[] = [
      ['POST', `/containers/${hers}/stop`],
      ['POST', `/containers/${hers}/kill`],
      ['POST', `/containers/${hers}/rename?name=theirs`],
      ['POST', `/containers/${hers}/exec`, { Cmd: ['sh'] }],
      ['POST', `/containers/${hers}/attach?stream=1&stdout=1`],
      ['GET', `/containers/${hers}/archive?path=/etc/passwd`],
      ['DELETE', `/containers/${hers}?force=1`],
      ['POST', '/containers/create', { Image: 'busybox', Labels: { 'io.wheelhouse.collection': shop } }],
      ['POST', '/networks/create', { Name: stand.unique('net') }],
      ['POST', '/volumes/create', { Name: stand.unique('vol') }],
      ['POST', '/containers/prune'],
      ['GET', '/swarm'],
    ];
    for (const [method, path, body] of tries) {
      const answer = await root.door.ask(method, `/v1.41${path}`, body);
      expect([403, 404], `${method} ${path}`).toContain(answer.status);
    }
    const after = await stand.engine.container(hers);
    expect(after).toEqual(before);
    expect((await root.door.ask('POST', `/v1.41/containers/${hers}/stop`)).text).toContain('viewing as');
    const { items } = await (await stand.admin()).api.get(
      `/audit?text=${encodeURIComponent('viewing as')}&limit=5`,
    );
    expect(JSON.stringify(items)).toContain(`${root.username} viewing as ${ana.username}`);
  });

  it('cuts what was opened as oneself, and what was opened as the other when it stops', async () => {
    const eve = await stand.person('eve', { role: 'Admin', on: '/' });
    const own = eve.dockerByToken.start('logs', '-f', his);
    await own.prints('hello');
    await eve.api.post(`/users/${ana.username}/view-as`, { reason: 'x' });
    await own.ends(3_000);
    const viewed = eve.dockerByToken.start('logs', '-f', hers);
    await viewed.prints('hello');
    await eve.api.delete('/view-as');
    await viewed.ends(3_000);
    expect((await eve.door.ask('POST', `/v1.41/containers/${his}/stop?t=0`)).status).toBe(204);
  });
});
