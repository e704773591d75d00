import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearer, LiveReader } from '@/e2e/fixtures/live-reader';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';
import { usageId, usageTopic } from '@/lib/usage/usage-row';

/** What nodes and clusters use is of everybody's things together. */
describe('what is used', () => {
  let admin: Person;
  let worker: { id: string; name: string };
  const open: LiveReader[] = [];
  const follow = async (person: Person) => {
    const reader = await LiveReader.open(bearer(person), [usageTopic]);
    open.push(reader);
    await reader.loaded(usageTopic);
    return reader;
  };
  const rowOf = (reader: LiveReader, id: string) => reader.rows(usageTopic).find((row) => row.id === id);

  beforeAll(async () => {
    admin = await stand.admin();
    const { json } = await (await admin.at('swarm')).door.get('/nodes');
    const found = json.find((node: { Spec: { Role: string } }) => node.Spec.Role === 'worker');
    worker = { id: found.ID, name: found.Description.Hostname };
  });
  afterAll(() => {
    for (const reader of open) reader.close();
  });

  it('is told of every node whose engine is registered, and of the clusters, as it is measured', async () => {
    const reader = await follow(admin);
    await waitFor('a measured node', () => rowOf(reader, usageId('swarm', worker.id))?.isStale === false, {
      timeoutMs: 60_000,
    });
    await waitFor('the whole cluster', () => rowOf(reader, usageId('swarm'))?.nodes === 3, {
      timeoutMs: 60_000,
    });
    const first = rowOf(reader, usageId('swarm'))?.at;
    expect(rowOf(reader, usageId('local'))).toMatchObject({ cpus: expect.any(Number) });
    await waitFor('the next round', () => rowOf(reader, usageId('swarm'))?.at !== first, {
      timeoutMs: 60_000,
    });
  });

  it('is for who holds cluster.view where the node is, or on the root for the whole', async () => {
    const shop = await stand.collection('shop');
    const everyone = await follow(await stand.person('ben', { on: shop }));
    // By everyone's grant he sees the workers, and not what others use there.
    expect(everyone.rows(usageTopic)).toEqual([]);

    const role = await stand.role('measurer', ['cluster.view']);
    const measurer = await stand.person('mea', { role, on: '/Shared' });
    const reader = await follow(measurer);
    await waitFor('the worker', () => rowOf(reader, usageId('swarm', worker.id)), { timeoutMs: 60_000 });
    expect(rowOf(reader, usageId('swarm'))).toBeUndefined();
    expect(reader.rows(usageTopic)).toHaveLength(2);

    await stand.grant(`user:${measurer.username}`, role, '/');
    await waitFor('the whole', () => rowOf(reader, usageId('swarm')), { timeoutMs: 60_000 });
  });
});
