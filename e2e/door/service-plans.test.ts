import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoorClient } from '@/e2e/fixtures/door';
import { setLimits } from '@/e2e/fixtures/limits';
import type { Person } from '@/e2e/fixtures/person';
import { makeService, removeServicesIn } from '@/e2e/fixtures/services';
import { stand } from '@/e2e/fixtures/stand';

interface Objection {
  status: number;
  message: string;
  missing: { operation: string; collection: string } | null;
  canBeGrantedBy: string[];
}

/** Dry runs of services: what a change would do, and all that stands in its way, while nothing is done. */
describe('plans of services', () => {
  let shop: string;
  let bakery: string;
  let ana: Person;
  let ben: Person;
  let rita: Person;
  let vera: Person;
  const image = stand.swarm.image('busybox');

  beforeAll(async () => {
    shop = await stand.collection('shop');
    bakery = await stand.collection('bakery');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    ben = await stand.person('ben', { role: 'Full Control', on: bakery });
    rita = await stand.person('rita', { role: 'Restricted Control', on: shop });
    vera = await stand.person('vera', { role: 'View Only', on: shop });
  });

  afterAll(() => removeServicesIn(shop, bakery));

  const spec = (name: string, container = {}, task = {}) => ({
    Name: name,
    Labels: { 'io.wheelhouse.collection': shop },
    TaskTemplate: { ContainerSpec: { Image: image, Args: ['sleep', '1d'], ...container }, ...task },
    Mode: { Replicated: { Replicas: 1 } },
  });
  const door = async (person: Person): Promise<DoorClient> => (await person.at('swarm')).door;
  const intents = async (name: string) => {
    const { items } = await (await stand.admin()).api.get(
      `/audit?${new URLSearchParams({ collection: shop })}`,
    );
    return (items as { resourceName: string }[]).filter(({ resourceName }) => resourceName === name);
  };

  it('says what would be sent, on how many nodes, and makes nothing', async () => {
    const name = stand.unique('planned');
    const { status, json } = await (await door(ana)).post('/plans/services', spec(name));
    expect(status).toBe(200);
    expect(json).toMatchObject({ collection: shop, objections: [], nodes: 2 });
    expect(json.spec.Labels).toEqual({ 'io.wheelhouse.collection': shop });
    expect(json.spec.TaskTemplate.Placement.Constraints).toEqual([
      expect.stringMatching(/^node\.labels\.io\.wheelhouse\.schedule\.[0-9a-f]{16}==true$/),
    ]);
    expect(await stand.swarm.service(name)).toBeUndefined();
    expect(await intents(name)).toEqual([]);
  });

  it('says everything that stands in the way at once, with who can grant it', async () => {
    const name = stand.unique('escaping');
    const secret = 'a'.repeat(25);
    const { status, json } = await (await door(rita)).post(
      '/plans/services',
      spec(
        name,
        {
          Mounts: [{ Type: 'bind', Source: '/etc', Target: '/host' }],
          CapabilityAdd: ['CAP_SYS_ADMIN'],
          Secrets: [{ SecretID: secret, SecretName: 'nobody', File: { Name: 'x' } }],
        },
        { Networks: [{ Target: 'no-such-network' }] },
      ),
    );
    expect(status).toBe(200);
    expect(json.spec).toBeNull();
    const objections = json.objections as Objection[];
    const missing = objections.flatMap((each) => each.missing ?? []);
    expect(missing).toEqual(
      expect.arrayContaining([
        { operation: 'service.create.host-mounts', collection: shop },
        { operation: 'service.create.capabilities', collection: shop },
      ]),
    );
    expect(objections[0]?.canBeGrantedBy).toContain('user:admin');
    const sentences = objections.map(({ message }) => message).join('\n');
    expect(sentences).toContain('no-such-network');
    expect(sentences).toContain(`secret ${secret} not found`);
    expect(await stand.swarm.service(name)).toBeUndefined();
  });

  it('takes the rights of the change itself', async () => {
    const name = stand.unique('plain');
    const asked = spec(name);
    for (const person of [vera, ben]) {
      const { status, json } = await (await door(person)).post('/plans/services', asked);
      expect(status).toBe(403);
      expect(json.message).toMatch(/^You need service.create on /);
    }
    const made = await makeService(ana, shop, '--env', 'TOKEN=very-secret');
    const now = await stand.swarm.service(made.name);
    const path = (reference: string) => `/plans/services/${reference}?version=${now?.Version.Index}`;
    const update = { ...asked, Name: made.name };
    expect((await (await door(vera)).post(path(made.id), update)).status).toBe(403);
    for (const reference of [made.id, made.name, made.id.slice(0, 12)]) {
      const { status, text } = await (await door(ben)).post(path(reference), update);
      expect(status).toBe(404);
      expect(text).toContain(`service ${reference} not found`);
    }
    expect((await stand.swarm.service(made.name))?.Version).toEqual(now?.Version);
  });

  it('shows of an update what its person may read, and keeps what is hidden', async () => {
    const made = await makeService(ana, shop, '--env', 'TOKEN=very-secret');
    const blind = await stand.person('blind', {
      role: await stand.role('updater', ['service.view', 'service.update', 'service.create']),
      on: shop,
    });
    const theirs = await door(blind);
    const { json: shown } = await theirs.get(`/services/${made.id}`);
    expect(shown.Spec.TaskTemplate.ContainerSpec.Env).toEqual(['TOKEN=[hidden]']);
    const wished = { ...shown.Spec, Mode: { Replicated: { Replicas: 2 } } };
    const plan = await theirs.post(`/plans/services/${made.id}?version=${shown.Version.Index}`, wished);
    expect(plan.status).toBe(200);
    expect(plan.text).not.toContain('very-secret');
    expect(plan.json).toMatchObject({ objections: [], spec: { Mode: { Replicated: { Replicas: 2 } } } });
    expect((await stand.swarm.service(made.name))?.Spec.Mode).toEqual({ Replicated: { Replicas: 1 } });
  });

  it('knows what is out of sequence, and what would be rolled back', async () => {
    const made = await makeService(ana, shop);
    const theirs = await door(ana);
    const { json: first } = await theirs.get(`/services/${made.id}`);
    const two = { ...first.Spec, Mode: { Replicated: { Replicas: 2 } } };
    expect(
      (await theirs.post(`/services/${made.id}/update?version=${first.Version.Index}`, two)).status,
    ).toBe(200);
    const late = await theirs.post(`/plans/services/${made.id}?version=${first.Version.Index}`, two);
    expect([late.status, late.json.message]).toEqual([
      500,
      expect.stringContaining('update out of sequence'),
    ]);
    const { json: second } = await theirs.get(`/services/${made.id}`);
    const back = await theirs.post(
      `/plans/services/${made.id}?version=${second.Version.Index}&rollback=previous`,
      second.Spec,
    );
    expect(back.json).toMatchObject({ objections: [], spec: { Mode: { Replicated: { Replicas: 1 } } } });
  });

  it('holds a plan to the limits and totals of its collection', async () => {
    await setLimits(shop, { services: 1 });
    const { json } = await (await door(ana)).post('/plans/services', spec(stand.unique('one-too-many')));
    expect(json.spec).toBeNull();
    expect((json.objections as Objection[])[0]?.message).toMatch(/allows 1 service in all/);
  });
});
