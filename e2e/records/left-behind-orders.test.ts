import { afterAll, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
const { authenticateToken } = await import('@/lib/auth/authenticate');
const { decide } = await import('@/lib/access/access');
const { dropAccessCache } = await import('@/lib/auth/load-access');
const { withLaunchToken } = await import('@/worker/launch-token');
afterAll(() => here.end());

const ana = await here.db.user.create({ data: { username: 'ana' } });
const item = await here.db.catalogItem.findFirstOrThrow({ include: { launchCollection: true } });
const path = item.launchCollection.path;

/** What the token of an order in this state may do of these; null: it is no credential. */
async function heldBy(state: 'preparing' | 'removing', disabledAt: Date | null) {
  await here.db.user.update({ where: { id: ana.id }, data: { disabledAt } });
  dropAccessCache();
  const expiresAt = new Date(Date.now() + 3_600_000);
  const order = await here.db.order.create({
    data: { itemId: item.id, ownerId: ana.id, title: 'x', inputs: {}, state, expiresAt },
  });
  const launch = {
    orderId: order.id,
    userId: ana.id,
    roleId: item.launchRoleId,
    collectionId: item.launchCollectionId,
  };
  return withLaunchToken(here.db, launch, async (token) => {
    const actor = await authenticateToken(token, { address: '' });
    if (actor === null) return null;
    const asked = ['container.view', 'container.remove', 'container.create', 'container.start'] as const;
    return asked.filter((operation) => decide(actor.access, operation, path, Date.now()));
  });
}

it('of somebody disabled are removed in time, and do nothing else', async () => {
  expect(await heldBy('preparing', null)).toContain('container.create');
  expect(await heldBy('removing', null)).toContain('container.create');
  expect(await heldBy('preparing', new Date())).toBeNull();
  expect(await heldBy('removing', new Date())).toEqual(['container.view', 'container.remove']);
});
