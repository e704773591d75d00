import { beforeAll, describe, expect, it } from 'vitest';
import type { DoorClient } from '@/e2e/fixtures/door';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const rounds = 15;

/**
 * The gateway remembers what is on an engine. Nobody may notice: whoever changed something through
 * the door sees it at once, and what was done past the door never makes a change hit the wrong thing.
 */
describe('answers are as fresh as the engine', () => {
  let ana: Person;
  let admin: Person;
  let shop: string;
  let labels: Readonly<Record<string, string>>;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    admin = await stand.admin();
    labels = { 'io.wheelhouse.collection': shop };
  });

  async function created(door: DoorClient, name: string): Promise<string> {
    const { status, json, text } = await door.post(`/containers/create?name=${name}`, {
      Image: 'busybox',
      Cmd: ['sleep', '1000'],
      Labels: labels,
    });
    expect(status, text).toBe(201);
    return json.Id;
  }

  async function makeAtEngine(name: string): Promise<string> {
    const { body } = await stand.engine.ask('POST', `/containers/create?name=${name}`, { Image: 'busybox' });
    return (body as { Id: string }).Id;
  }

  const inspect = (door: DoorClient, name: string) => door.get(`/containers/${name}/json`);

  it('a new name is there at once, and the old one is not', async () => {
    let name = stand.unique('first');
    const id = await created(ana.door, name);
    for (let round = 0; round < rounds; round++) {
      const next = stand.unique('next');
      expect((await ana.door.post(`/containers/${name}/rename?name=${next}`)).status).toBe(204);
      const [old, now] = await Promise.all([inspect(ana.door, name), inspect(ana.door, next)]);
      expect(old.status).toBe(404);
      expect(now.json).toMatchObject({ Id: id, Name: `/${next}` });
      name = next;
    }
  });

  it('what was removed is gone at once, and its name is free for another', async () => {
    const name = stand.unique('again');
    let before = '';
    for (let round = 0; round < rounds; round++) {
      const id = await created(ana.door, name);
      expect(id).not.toBe(before);
      expect((await inspect(ana.door, name)).json.Id).toBe(id);
      expect((await inspect(ana.door, id.slice(0, 12))).json.Id).toBe(id);
      expect((await ana.door.post(`/containers/${name}/start`)).status).toBe(204);
      expect((await inspect(ana.door, name)).json.State.Running).toBe(true);
      expect((await ana.door.delete(`/containers/${name}?force=1`)).status).toBe(204);
      expect((await inspect(ana.door, name)).status).toBe(404);
      expect((await inspect(ana.door, id)).status).toBe(404);
      before = id;
    }
  });

  it('a network and a volume that are made again are the new ones', async () => {
    const name = stand.unique('remade');
    for (let round = 0; round < 5; round++) {
      const made = await ana.door.post('/networks/create', { Name: name, Labels: labels });
      expect(made.status, made.text).toBe(201);
      expect((await ana.door.get(`/networks/${name}`)).json.Id).toBe(made.json.Id);
      expect((await ana.door.delete(`/networks/${name}`)).status).toBe(204);
      expect((await ana.door.get(`/networks/${name}`)).status).toBe(404);

      expect((await ana.door.post('/volumes/create', { Name: name, Labels: labels })).status).toBe(201);
      expect((await ana.door.get(`/volumes/${name}`)).json.Name).toBe(name);
      expect((await ana.door.delete(`/volumes/${name}`)).status).toBe(204);
      expect((await ana.door.get(`/volumes/${name}`)).status).toBe(404);
    }
  });

  it('what was made past the door is found at once', async () => {
    for (let round = 0; round < 5; round++) {
      const name = stand.unique('behind');
      const id = await makeAtEngine(name);
      expect((await inspect(admin.door, name)).json.Id).toBe(id);
      expect((await inspect(ana.door, name)).status).toBe(404);
      await stand.engine.remove(id);
      await waitFor('it to be gone', async () => (await inspect(admin.door, name)).status === 404);
    }
  });

  it('a change hits whoever bears the name now, not who bore it a moment ago', async () => {
    for (let round = 0; round < rounds; round++) {
      const [name, away] = [stand.unique('swapped'), stand.unique('away')];
      const kept = await makeAtEngine(name);
      const other = await makeAtEngine(away);
      // Known to the gateway by the first name.
      expect((await inspect(admin.door, name)).json.Id).toBe(kept);
      await stand.engine.ask('POST', `/containers/${kept}/rename?name=${stand.unique('kept')}`);
      await stand.engine.ask('POST', `/containers/${other}/rename?name=${name}`);
      expect((await admin.door.delete(`/containers/${name}`)).status).toBe(204);
      expect(await stand.engine.container(other)).toBeUndefined();
      expect((await stand.engine.container(kept))?.Id).toBe(kept);
      await stand.engine.remove(kept);
    }
  });

  it("a stranger's name stays a stranger's, however it came to it", async () => {
    const bakery = await stand.collection('bakery');
    const ben = await stand.person('ben', { role: 'Full Control', on: bakery });
    for (let round = 0; round < 5; round++) {
      const name = stand.unique('contested');
      const hers = await created(ana.door, name);
      expect((await inspect(ana.door, name)).json.Id).toBe(hers);
      await stand.engine.remove(hers);
      const his = await ben.door.post(`/containers/create?name=${name}`, {
        Image: 'busybox',
        Labels: { 'io.wheelhouse.collection': bakery },
      });
      expect(his.status, his.text).toBe(201);
      // Whether she was told of the end of hers or not, his is none of hers.
      expect((await ana.door.delete(`/containers/${name}?force=1`)).status).toBe(404);
      const seen = await inspect(ana.door, name);
      expect(seen.text).not.toContain(his.json.Id);
      expect((await stand.engine.container(name))?.Id).toBe(his.json.Id);
    }
  });

  it('a tag that was moved past the door is the image that it names now', async () => {
    const tag = stand.unique('moved');
    const tagAs = async (image: string) => {
      await stand.dockerAtEngine.run('tag', image, `${tag}:1`);
      return stand.dockerAtEngine.run('image', 'inspect', '--format', '{{.Id}}', image);
    };
    for (const image of ['notes', 'busybox', 'notes']) {
      const id = await tagAs(image);
      expect((await admin.door.get(`/images/${tag}:1/json`)).json.Id).toBe(id);
      const made = await admin.door.post('/containers/create', { Image: `${tag}:1`, Cmd: ['true'] });
      expect(made.status, made.text).toBe(201);
      expect(await stand.engine.container(made.json.Id)).toMatchObject({ Image: id });
    }
  });

  it('a service of a Swarm is there, changed and gone at once', async () => {
    const { door } = await admin.at('swarm');
    const name = stand.unique('web');
    const spec = {
      Name: name,
      TaskTemplate: { ContainerSpec: { Image: stand.swarm.image('busybox'), Command: ['sleep', '1000'] } },
      Mode: { Replicated: { Replicas: 0 } },
    };
    const made = await door.post('/services/create', spec);
    expect(made.status, made.text).toBe(201);
    for (let round = 0; round < 3; round++) {
      const { json } = await door.get(`/services/${name}`);
      expect(json.ID).toBe(made.json.ID);
      const changed = await door.post(`/services/${name}/update?version=${json.Version.Index}`, {
        ...spec,
        Labels: { round: String(round) },
      });
      expect(changed.status, changed.text).toBe(200);
      expect((await door.get(`/services/${name}`)).json.Spec.Labels.round).toBe(String(round));
    }
    expect((await door.delete(`/services/${name}`)).status).toBe(200);
    expect((await door.get(`/services/${name}`)).status).toBe(404);
  });
});
