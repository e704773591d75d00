import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** What engines tell is kept within three seconds, on a machine that has nothing else to do. */
const patient = { timeoutMs: 60_000 };

interface Item {
  source: 'engine' | 'audit';
  action?: string;
  details?: Record<string, string>;
  resource?: { kind: string; name: string };
  entry?: { actor: string; operation: string; resource: { name: string } };
}

/** What has several names, or several parts, has one time line: of what of it the person may see. */
describe('the history of', () => {
  let shop: string;
  let yard: string;
  let ana: Person;
  let yves: Person;
  let stranger: Person;

  beforeAll(async () => {
    // Beside /Shared, whose images are everyone's to see.
    const field = await stand.collection('field', '');
    [shop, yard] = [await stand.collection('shop', ''), await stand.collection('yard', '')];
    [ana, yves, stranger] = await Promise.all([
      stand.person('ana', { on: shop }),
      stand.person('yves', { on: yard }),
      stand.person('stranger', { on: field }),
    ]);
    await Promise.all([makeImage(), makeStack()]);
  });
  afterAll(async () => {
    const { dockerAtManager } = stand.swarm;
    await dockerAtManager.attempt(
      'service',
      'rm',
      ...['web', 'late', 'eu_web', 'db'].map((name) => `${stack}_${name}`),
    );
    await dockerAtManager.attempt('network', 'rm', `${stack}_front`);
  });

  const line = async ({ door }: PersonAtCluster, resource: string, more = ''): Promise<Item[]> =>
    (await door.get(`/history/timeline?resource=${encodeURIComponent(resource)}${more}`)).json.items;
  const told = (items: readonly Item[]) =>
    items.flatMap(({ action, resource, details }) =>
      action === undefined ? [] : [`${resource?.kind} ${details?.name ?? resource?.name}: ${action}`],
    );
  const done = (items: readonly Item[]) =>
    items.flatMap(({ entry }) => (entry ? `${entry.operation} ${entry.resource.name}` : []));

  let id: string;
  const [mine, theirs] = [stand.unique('mine'), stand.unique('theirs')];
  const makeImage = async () => {
    const { api } = await stand.admin();
    await api.post('/image-prefixes', { prefix: `${mine}/`, collection: shop });
    await api.post('/image-prefixes', { prefix: `${theirs}/`, collection: yard });
    // Of its own, so that nothing else happens to it.
    const layer = Buffer.alloc(1024 * (2 + Math.floor(Math.random() * 1000)));
    id = (await stand.dockerAtEngine.runWithInput(layer, 'import', '-', `${mine}/app:1`)).stdout.trim();
    await ana.docker.run('tag', `${mine}/app:1`, `${mine}/app:2`);
    await stand.dockerAtEngine.run('tag', id, `${theirs}/app:1`);
    await waitFor(
      'the last name to be kept',
      async () => told(await line(yves, `image:${id}`)).includes(`image ${theirs}/app:1: tag`),
      patient,
    );
  };

  const stack = stand.unique('pile');
  let hers: PersonAtCluster;
  let his: PersonAtCluster;
  const makeStack = async () => {
    [hers, his] = [await ana.at('swarm'), await yves.at('swarm')];
    const part = ['--label', `com.docker.stack.namespace=${stack}`];
    const service = [...part, '--detach', '--replicas', '0'];
    const image = stand.swarm.image('busybox');
    await hers.docker.run('network', 'create', '-d', 'overlay', ...part, ...inside(shop), `${stack}_front`);
    await hers.docker.run('service', 'create', ...service, ...inside(shop), '--name', `${stack}_web`, image);
    await his.docker.run('service', 'create', ...service, ...inside(yard), '--name', `${stack}_db`, image);
    // Of a stack whose name only begins in the same way.
    const other = ['--label', `com.docker.stack.namespace=${stack}_eu`, '--detach', '--replicas', '0'];
    await hers.docker.run('service', 'create', ...other, ...inside(shop), '--name', `${stack}_eu_web`, image);
    await hers.docker.run('service', 'update', '--detach', '--label-add', 'a=b', `${stack}_web`);
    await waitFor(
      'what was made to be kept',
      async () => {
        const seen = [
          ...told(await line(hers, `stack:${stack}`)),
          ...told(await line(his, `stack:${stack}`)),
        ];
        return [`service ${stack}_web: update`, `service ${stack}_db: create`].every((one) =>
          seen.includes(one),
        );
      },
      patient,
    );
  };

  describe('an image', () => {
    it('is that of its names that the person sees, with what was done by them', async () => {
      const seen = await line(ana, `image:${id}`);
      expect(told(seen)).toContain(`image ${mine}/app:2: tag`);
      expect(done(seen)).toContain(`image.tag ${mine}/app:2`);
      const others = await line(yves, `image:${id}`);
      expect(JSON.stringify(seen)).not.toContain(theirs);
      expect(JSON.stringify(others)).not.toContain(mine);
      expect(done(others)).toEqual([]);
      const found = (name: string) => ana.door.get(`/history/events?kind=image&name=${name}`);
      expect((await found(mine)).json.items.length).toBe(2);
      expect((await found(theirs)).json.items).toEqual([]);
    });

    it('is nothing to who does not see it, by id and by name', async () => {
      for (const reference of [id, `${mine}/app:1`, `sha256:${'0'.repeat(64)}`]) {
        const answer = await stranger.door.get(`/history/timeline?resource=image:${reference}`);
        expect([answer.status, answer.json.message]).toEqual([404, `No such image: ${reference}`]);
      }
    });
  });

  describe('a stack', () => {
    it('is that of its parts that the person sees', async () => {
      const items = await line(hers, `stack:${stack}`);
      expect(told(items)).toEqual(
        expect.arrayContaining([`service ${stack}_web: create`, `network ${stack}_front: create`]),
      );
      expect(done(items)).toEqual(
        expect.arrayContaining([`network.create ${stack}_front`, `service.create ${stack}_web`]),
      );
      expect(JSON.stringify(items)).not.toContain(`${stack}_db`);
      expect(JSON.stringify(items)).not.toContain(`${stack}_eu`);
      const others = await line(his, `stack:${stack}`);
      expect(told(others)).toContain(`service ${stack}_db: create`);
      expect(JSON.stringify(others)).not.toContain(`${stack}_web`);
      expect(JSON.stringify(others)).not.toContain(`${stack}_front`);
    });

    it('comes in pages that lose and repeat nothing', async () => {
      const whole = (await line(hers, `stack:${stack}`)).map((item) => JSON.stringify(item));
      const seen: string[] = [];
      let cursor = '';
      for (let pages = 0; pages < 30; pages++) {
        const query = `resource=stack:${stack}&limit=2${cursor && `&cursor=${cursor}`}`;
        const { json } = await hers.door.get(`/history/timeline?${query}`);
        seen.push(...json.items.map((item: Item) => JSON.stringify(item)));
        if (json.nextCursor === null) break;
        cursor = json.nextCursor;
      }
      expect(seen).toEqual(whole);
    });

    it('is empty for who sees none of it, as for a stack that never was', async () => {
      const { door } = await stranger.at('swarm');
      for (const name of [stack, stand.unique('never')]) {
        const answer = await door.get(`/history/timeline?resource=stack:${name}`);
        expect(answer.status).toBe(200);
        expect([answer.json.items, answer.json.nextCursor]).toEqual([[], null]);
      }
    });
  });

  describe('what is gone', () => {
    beforeAll(async () => {
      const compose = `services: {late: {image: ${stand.swarm.image('busybox')}, deploy: {replicas: 0}}}`;
      await ana.api.post('/deployments', { cluster: 'swarm', stack, compose, collection: shop });
      await stand.dockerAtEngine.run('rmi', `${theirs}/app:1`);
      await ana.docker.run('rmi', `${mine}/app:1`, `${mine}/app:2`);
      await hers.docker.run('service', 'rm', `${stack}_web`);
    });

    it('is there for the same people: of an image', async () => {
      const admin = await stand.admin();
      await waitFor(
        'its end to be kept',
        async () => (await line(admin, `image:${id}`)).some(({ action }) => action === 'delete'),
        patient,
      );
      const seen = await line(ana, `image:${id}`);
      expect(done(seen)).toContain(`image.tag ${mine}/app:2`);
      expect(JSON.stringify(seen)).not.toContain(theirs);
      expect((await stranger.door.get(`/history/timeline?resource=image:${id}`)).status).toBe(404);
    });

    it('is there: of a part of a stack, and of what the server deployed', async () => {
      await waitFor(
        'its removal to be kept',
        async () => told(await line(hers, `stack:${stack}`)).includes(`service ${stack}_web: remove`),
        patient,
      );
      await waitFor(
        'the deployment to be there',
        async () => done(await line(hers, `stack:${stack}`)).includes(`service.create ${stack}_late`),
        patient,
      );
      expect(done(await line(hers, `stack:${stack}`))).toContain(`stack.deploy ${stack}`);
      expect(done(await line(his, `stack:${stack}`)).join()).not.toContain('stack.deploy');
    });
  });
});
