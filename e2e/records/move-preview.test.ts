import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

type Kind = 'container' | 'service' | 'volume' | 'network';

/** A thing's record, as the gateway writes it. */
async function placed(path: string, kind: Kind = 'container', memoryBytes?: bigint): Promise<string> {
  const cluster = await here.db.cluster.findUniqueOrThrow({ where: { name: 'local' } });
  const collection = await here.db.collection.findUniqueOrThrow({ where: { path } });
  const engineId = randomBytes(32).toString('hex');
  const name = here.unique(kind);
  const data = { clusterId: cluster.id, kind, engineId, name, collectionId: collection.id, memoryBytes };
  await here.db.placement.create({ data });
  return engineId;
}

const item = (id: string, kind: Kind = 'container') => ({ cluster: 'local', kind, id });
const preview = (who: typeof here.admin, collection: string, ...ids: string[]) =>
  who.call('POST', '/placements/preview', { items: ids.map((id) => item(id)), collection });

describe('before something is moved', () => {
  it('is told who gains and who loses what, and nothing has moved', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const team = here.unique('web');
    await here.admin.ok('POST', '/teams', { name: team });
    const looking = await here.role('looking', ['container.view', 'container.exec', 'volume.view']);
    await here.admin.ok('POST', '/grants', { subject: `team:${team}`, role: looking, collection: shop });
    const ben = await here.person('ben', [{ role: 'View Only', on: bank }]);
    const ana = await here.person('ana', [{ role: 'View Only', on: shop }]);
    await here.admin.ok('PUT', `/teams/${team}/members/${ana.username}`);
    const id = await placed(shop);
    const { status, body } = await preview(here.admin, bank, id);
    expect(status).toBe(200);
    expect(body.collection).toBe(bank);
    expect(body.items).toMatchObject([{ id, from: shop, owner: null, refusal: null }]);
    const { people, resources, totals } = body.effect;
    expect(people.map(({ user }: { user: string }) => user)).toEqual([ana.username, ben.username]);
    expect(people[0].gained).toEqual([]);
    expect(people[0].lost).toContainEqual({ operation: 'container.exec', collection: shop, until: null });
    expect(people[0].lost.some(({ operation }: { operation: string }) => operation === 'volume.view')).toBe(
      false,
    );
    expect(people[1].gained).toContainEqual({ operation: 'container.view', collection: bank, until: null });
    expect(resources).toMatchObject([
      { kind: 'container', id, collection: bank, gainedBy: { users: [ben.username] }, lostBy: { total: 1 } },
    ]);
    expect(totals).toMatchObject({ people: 2, gaining: 1, losing: 1, resources: { container: 1 } });
    const [row] = (await here.admin.ok('GET', `/placements?id=${id}`)).items;
    expect(row.collection).toBe(shop);
  });

  it('says of each thing why it would stay', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const [here1, there, nowhere] = [await placed(shop), await placed(bank), randomBytes(32).toString('hex')];
    const { body } = await preview(here.admin, bank, here1, there, 'unknown-name');
    expect(body.items.map(({ refusal }: { refusal: string | null }) => refusal)).toEqual([
      null,
      `It is in ${bank} already.`,
      'There is no such container.',
    ]);
    // What was never placed is in "/".
    const { body: unplaced } = await preview(here.admin, bank, nowhere);
    expect(unplaced.items).toMatchObject([{ from: '/', refusal: null }]);
    expect((await preview(here.admin, '/Shared/nowhere', here1)).status).toBe(422);
  });

  it('says which would find no room', async () => {
    const [shop, tight] = [await here.collection('shop'), await here.collection('tight')];
    await here.admin.ok('PUT', `/collections/${encodeURIComponent(tight)}/limits`, { containers: 2 });
    const ids = [await placed(shop), await placed(shop), await placed(shop)];
    const { body } = await preview(here.admin, tight, ...ids);
    const refusals = body.items.map(({ refusal }: { refusal: string | null }) => refusal);
    expect(refusals.slice(0, 2)).toEqual([null, null]);
    expect(refusals[2]).toContain('allows 2 containers in all');
  });

  it('is refused to who may not move, and shows nothing of what they may not see', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const mover = await here.role('mover', ['access.manage', 'container.view']);
    const ben = await here.person('ben', [{ role: mover, on: bank }]);
    const viewer = await here.person('viewer', [{ role: 'View Only', on: shop }]);
    const [hers, his] = [await placed(shop), await placed(bank)];
    expect((await preview(ben.api, shop, his)).status).toBe(403);
    expect((await preview(viewer.api, bank, hers)).status).toBe(403);
    const { body } = await preview(ben.api, bank, hers);
    expect(body.items).toMatchObject([{ name: hers, from: null, refusal: 'There is no such container.' }]);
    expect(JSON.stringify(body)).not.toContain(shop);
    const alsoLooking = await here.person('looking', [
      { role: mover, on: bank },
      { role: 'View Only', on: shop },
    ]);
    const seen = await preview(alsoLooking.api, bank, hers);
    expect(seen.body.items[0].refusal).toBe(
      `You need access.manage on ${shop} (grant and revoke access, and move things between collections).`,
    );
    expect(seen.body.effect.people).toEqual([]);
  });

  it('names nobody whose access elsewhere the mover may not see', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const mover = await here.role('mover', ['access.manage', 'container.view']);
    const ben = await here.person('ben', [
      { role: mover, on: shop },
      { role: mover, on: bank },
    ]);
    const hidden = await here.person('hidden', [{ role: 'View Only', on: '/' }]);
    const id = await placed(shop);
    const { body } = await preview(ben.api, bank, id);
    expect(JSON.stringify(body)).not.toContain(hidden.username);
  });

  it('takes no time that one would notice at 2,000 people and 10,000 grants', async () => {
    const [shop, bank] = [await here.collection('big'), await here.collection('other')];
    const roles = await here.db.role.findMany({ take: 5 });
    const collection = await here.db.collection.findUniqueOrThrow({ where: { path: shop } });
    const users = await here.db.user.createManyAndReturn({
      data: Array.from({ length: 2_000 }, (_, index) => ({
        username: `many-${index}`,
        fullName: '',
        kind: 'person' as const,
      })),
      select: { id: true },
    });
    await here.db.grant.createMany({
      data: Array.from({ length: 10_000 }, (_, index) => ({
        subjectKind: 'user' as const,
        userId: users[index % users.length]?.id ?? null,
        roleId: roles[Math.floor(index / users.length)]?.id ?? '',
        collectionId: collection.id,
      })),
    });
    const ids = await Promise.all(Array.from({ length: 20 }, () => placed(shop)));
    const began = performance.now();
    const { status, body } = await preview(here.admin, bank, ...ids);
    const tookMs = performance.now() - began;
    expect(status).toBe(200);
    expect(body.effect.totals.people).toBeGreaterThanOrEqual(2_000);
    expect(body.effect).toMatchObject({ truncated: true, people: { length: 100 } });
    console.info(`preview at 2,000 people and 10,000 grants: ${Math.round(tookMs)} ms`);
    expect(tookMs).toBeLessThan(3_000);
  });
});
