import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, Changes } from '@/e2e/chaos/load';
import type { PersonAtCluster } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { ThreeManagers } from '@/e2e/fixtures/three-managers';
import { waitFor } from '@/e2e/wait-for';

const clients = 4;
const rounds = 3;

interface Entry {
  readonly outcome: string;
  readonly resource: { readonly name: string };
}

/** Managers are killed, the leading and the addressed one among them, while services are made. */
describe('managers that are killed under load', () => {
  let own: ThreeManagers;
  let operator: PersonAtCluster;

  beforeAll(async () => {
    own = await ThreeManagers.start();
    operator = await (await stand.admin()).at(own.name);
  });
  afterAll(() => own.stop());

  it('lose no change and make none twice', async () => {
    const services = new Changes((name) => {
      const wish = {
        Name: name,
        Mode: { Replicated: { Replicas: 0 } },
        TaskTemplate: { ContainerSpec: { Image: `${own.lab.registry}/busybox` } },
      };
      return answered(operator.door.post('/v1.41/services/create', wish));
    }, clients);
    const made = () => services.made;
    for (let round = 0; round < rounds; round++) {
      const before = made();
      await waitFor('services to be made', () => made() > before + 5, { timeoutMs: 60_000 });
      // In turn the one that is addressed and the one that leads.
      const victim =
        round % 2 === 0 ? own.byName((await operator.door.get('/info')).json.Name) : await own.leader();
      await victim.kill();
      const after = made();
      await waitFor('services to be made by the others', () => made() > after + 5, { timeoutMs: 60_000 });
      await victim.start();
      await own.areAll('reachable');
    }
    await services.stop();

    const entries = await waitFor(
      'all that was begun to be concluded',
      async () => {
        const all = await entriesOn(own.name);
        return all.every(({ outcome }) => outcome !== 'pending' && outcome !== 'unknown') && all;
      },
      { timeoutMs: 120_000, intervalMs: 1_000 },
    );
    const there = (await own.docker('service', 'ls', '--format', '{{.Name}}')).split('\n').filter(Boolean);
    expect(new Set(there).size).toBe(there.length);
    const names = new Set(there);
    for (const { name, status, message } of services.attempts) {
      const ofIt = entries.filter(({ resource }) => resource.name === name);
      expect(ofIt.length, `${name} is on record at most once`).toBeLessThanOrEqual(1);
      const isDone = ofIt[0]?.outcome === 'done';
      expect(names.has(name), `${name} (${status} ${message}): there, and done by the record`).toBe(isDone);
      if (status === 201) expect(names.has(name), `${name} was answered as made`).toBe(true);
    }
  }, 400_000);
});

async function entriesOn(cluster: string): Promise<Entry[]> {
  const { api } = await stand.admin();
  const entries: Entry[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: Entry[]; nextCursor: string | null } = await api.get(
      `/audit?cluster=${cluster}&operation=service.create&limit=500${after}`,
    );
    entries.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return entries;
}
