import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonAtCluster } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('configs', () => {
  let shop: string;
  let ana: PersonAtCluster;
  let sibling: PersonAtCluster;
  let viewer: PersonAtCluster;
  let admin: PersonAtCluster;
  const content = 'listen 8080;';
  const name = stand.unique('site');
  let id: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await (await stand.person('ana', { role: 'Restricted Control', on: shop })).at('swarm');
    sibling = await (await stand.person('ben', { on: await stand.collection('blog') })).at('swarm');
    viewer = await (await stand.person('vic', { role: 'View Only', on: shop })).at('swarm');
    admin = await (await stand.admin()).at('swarm');
    const { stdout } = await ana.docker.runWithInput(
      Buffer.from(content),
      ...['config', 'create', ...inside(shop), name, '-'],
    );
    id = stdout.trim();
  });

  it('show their content to who may read it, in lists as well', async () => {
    for (const { docker, door } of [ana, admin]) {
      expect(await docker.run('config', 'inspect', '--pretty', name)).toContain(content);
      expect(JSON.stringify((await door.get('/configs')).json)).toContain(base64(content));
    }
    expect(await viewer.docker.run('config', 'ls')).toContain(name);
    expect(await viewer.docker.run('config', 'inspect', '--pretty', name)).toContain('[hidden]');
    for (const path of ['/configs', `/configs/${id}`]) {
      expect((await viewer.door.get(path)).text).not.toContain(base64(content));
    }
  });

  it('do not exist for anybody else, however they are named', async () => {
    expect(await sibling.docker.run('config', 'ls')).not.toContain(name);
    for (const reference of [id, name, id.slice(0, 5)]) {
      const unknown = { status: 404, json: { message: `config ${reference} not found` } };
      expect(await sibling.door.get(`/configs/${reference}`)).toMatchObject(unknown);
      expect(await sibling.door.delete(`/configs/${reference}`)).toMatchObject(unknown);
    }
    expect(await stand.swarm.config(id)).toBeDefined();
  });

  it('keep their content when who may not read it changes their labels', async () => {
    const role = await stand.role('labeller', ['config.view', 'config.update']);
    const ed = await (await stand.person('ed', { role, on: shop })).at('swarm');
    const { Version, Spec } = (await ed.door.get(`/configs/${name}`)).json;
    const body = { ...Spec, Labels: { ...Spec.Labels, tier: 'web' } };
    const answer = await ed.door.post(`/configs/${name}/update?version=${Version.Index}`, body);
    expect(answer).toMatchObject({ status: 200 });
    expect((await stand.swarm.config(id))?.Spec).toMatchObject({
      Data: base64(content),
      Labels: { tier: 'web', 'io.wheelhouse.collection': shop },
    });
  });

  it('are filled in by nodes for nobody but who administers the Swarm', async () => {
    const body = () => ({
      Name: stand.unique('template'),
      Data: base64('{{ .Node.Hostname }}'),
      Labels: { 'io.wheelhouse.collection': shop },
      Templating: { Name: 'golang' },
    });
    const refused = await ana.door.post('/configs/create', body());
    expect(refused).toMatchObject({
      status: 403,
      json: { message: expect.stringContaining('swarm.manage') },
    });
    const { status, json } = await admin.door.post('/configs/create', body());
    expect(status).toBe(201);
    expect((await stand.swarm.config(json.ID))?.Spec.Templating).toEqual({ Name: 'golang' });
    await admin.docker.run('config', 'rm', json.ID);
  });

  it('are as large as a Swarm takes and no larger', async () => {
    const big = stand.unique('big');
    const create = (bytes: number) =>
      ana.docker.runWithInput(Buffer.alloc(bytes, 'x'), 'config', 'create', ...inside(shop), big, '-');
    expect((await create(1_100_000)).code).not.toBe(0);
    const made = await create(400_000);
    expect(made.code).toBe(0);
    expect((await stand.swarm.config(big))?.Spec.Data.length).toBeGreaterThan(400_000);
    await ana.docker.run('config', 'rm', big);
  });

  it('have one name, whatever its case', async () => {
    const again = await sibling.door.post('/configs/create', { Name: name.toUpperCase(), Data: base64('x') });
    expect(again).toMatchObject({ status: 409 });
    expect(again.text).not.toContain(id);
  });

  it('are removed by who may', async () => {
    expect(await viewer.docker.refused('config', 'rm', name)).toContain('config.remove');
    await ana.docker.run('config', 'rm', name);
    expect(await stand.swarm.config(id)).toBeUndefined();
  });
});
