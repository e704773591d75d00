import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
const { authenticateToken } = await import('@/lib/auth/authenticate');
const { dropAccessCache } = await import('@/lib/auth/load-access');
const { withDeploymentToken } = await import('@/worker/deployments/deployment-token');
const { lookAfterDeployments } = await import('@/worker/deployments/look-after');
afterAll(() => here.end());

const wish = (stack: string, more: object = {}) => ({
  cluster: 'local',
  stack,
  compose: 'services: {web: {image: busybox, environment: {PASSWORD: opensesame}}}',
  ...more,
});
const peer = { address: '10.9.8.7' };

describe('a deployment that is stored', () => {
  it('is kept encrypted with its steps, and on record without what may be secret', async () => {
    const ana = await here.person('ana');
    const made = await ana.api.ok('POST', '/deployments', wish('shop'));
    expect(made).toMatchObject({ stack: 'shop', cluster: 'local', state: 'running', canContinue: false });
    expect(made.steps.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`)).toEqual([
      'network shop_default',
      'service shop_web',
    ]);
    const row = await here.db.deployment.findUniqueOrThrow({ where: { id: made.id } });
    expect(Buffer.from(row.sealedPlan ?? []).toString('latin1')).not.toContain('opensesame');
    const { canonical } = await here.lastAudit();
    expect(canonical).toContain('stack.deploy');
    expect(canonical).not.toContain('opensesame');
    expect((await ana.api.call('POST', '/deployments', wish('shop'))).status).toBe(409);
    await ana.api.ok('POST', `/deployments/${made.id}/stop`);
    const again = await ana.api.ok('POST', '/deployments', wish('shop'));
    expect(await here.db.deployment.count({ where: { owner: { username: ana.username } } })).toBe(1);
    const steps = [{ kind: 'service', name: 'shop_web', state: 'failed', outcome: '' }];
    const failed = { state: 'failed', steps, endedAt: new Date(Date.now() - 25 * 60 * 60_000) } as const;
    await here.db.deployment.update({ where: { id: again.id }, data: failed });
    await lookAfterDeployments(here.db, new Date());
    const forgotten = await here.db.deployment.findUniqueOrThrow({ where: { id: again.id } });
    expect([forgotten.state, forgotten.sealedPlan]).toEqual(['stopped', null]);
  });

  it.each([
    ['a cluster that is not there', { cluster: 'elsewhere' }, 404],
    ['a file that is none', { compose: 'services: [' }, 422],
    ['a name that is none', { stack: '../x' }, 422],
    ['the removal of what is in the file', { remove: ['x_web'] }, 422],
  ])('refuses %s', async (_, more, status) => {
    const ana = await here.person('ana');
    expect((await ana.api.call('POST', '/deployments', wish('x', more))).status).toBe(status);
  });

  it('takes ten at a time of one person', async () => {
    const ana = await here.person('ana');
    for (const at of Array.from({ length: 10 }).keys())
      await ana.api.ok('POST', '/deployments', wish(`shop${at}`));
    expect((await ana.api.call('POST', '/deployments', wish('shop10'))).status).toBe(409);
  });
});

describe('the removal of a stack that is stored', () => {
  const part = (kind: string, name: string) => ({ kind, name, id: `id-of-${name}` });
  const parts = [part('network', 'shop_default'), part('secret', 'shop_key'), part('service', 'shop_web')];
  const removal = (more: object = {}) => ({ cluster: 'local', stack: 'shop', parts, ...more });

  it('takes what uses something first, sends nothing, and takes the place of the last deployment', async () => {
    const ana = await here.person('ana');
    const { id } = await ana.api.ok('POST', '/deployments', wish('shop'));
    const early = await ana.api.call('POST', '/deployments/removals', removal());
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('deploying shop')]);
    await ana.api.ok('POST', `/deployments/${id}/stop`);
    const made = await ana.api.ok('POST', '/deployments/removals', removal());
    expect(made).toMatchObject({ action: 'remove', state: 'running' });
    expect(made.steps.map(({ kind, id }: { kind: string; id: string }) => [kind, id])).toEqual([
      ['service-removal', 'id-of-shop_web'],
      ['secret-removal', 'id-of-shop_key'],
      ['network-removal', 'id-of-shop_default'],
    ]);
    const { canonical } = await here.lastAudit();
    expect(canonical).toContain('stack.remove');
    expect(canonical).toContain('removal of secret shop_key');
    const row = await here.db.deployment.findUniqueOrThrow({ where: { id: made.id } });
    expect(row.sealedPlan).toBeNull();
    expect(await ana.api.ok('GET', '/deployments')).toMatchObject({ items: [{ id: made.id }] });
  });

  it.each([
    ['a cluster that is not there', { cluster: 'elsewhere' }, 404],
    ['nothing', { parts: [] }, 422],
    ['volumes', { parts: [part('volume', 'shop_data')] }, 422],
  ])('refuses %s', async (_, more, status) => {
    const ana = await here.person('ana');
    expect((await ana.api.call('POST', '/deployments/removals', removal(more))).status).toBe(status);
  });
});

describe('the token of a deployment', () => {
  const tried = async (token: string) => {
    dropAccessCache();
    return authenticateToken(token, peer);
  };

  it('is whoever asked, on that cluster alone, while it runs; /api/v1 does not take it', async () => {
    const shop = await here.collection('shop');
    const ana = await here.person('ana', [{ role: 'View Only', on: shop }]);
    const { id } = await ana.api.ok('POST', '/deployments', wish('shop'));
    const cluster = await here.db.cluster.findFirstOrThrow({ where: { name: 'local' } });
    const token = await withDeploymentToken(here.db, id, async (shown) => {
      expect(await tried(shown)).toMatchObject({
        username: ana.username,
        clusterId: cluster.id,
        credential: { kind: 'deployment', label: id },
      });
      expect((await here.anonymous.as(shown).call('GET', '/deployments')).status).toBe(403);
      await ana.api.ok('POST', `/deployments/${id}/stop`);
      expect(await tried(shown)).toBeNull();
      return shown;
    });
    expect(await tried(token)).toBeNull();
  });

  it('ends with the API token that asked, and with the account', async () => {
    const ana = await here.person('ana');
    const api = await ana.api.ok('POST', '/tokens', { label: 'build' });
    const one = await here.anonymous.as(api.token).ok('POST', '/deployments', wish('one'));
    await withDeploymentToken(here.db, one.id, async (shown) => {
      expect(await tried(shown)).not.toBeNull();
      await ana.api.ok('DELETE', `/tokens/${api.id}`);
      expect(await tried(shown)).toBeNull();
    });
    const two = await ana.api.ok('POST', '/deployments', wish('two'));
    await withDeploymentToken(here.db, two.id, async (shown) => {
      await here.admin.ok('PATCH', `/users/${ana.username}`, { disabled: true });
      expect(await tried(shown)).toBeNull();
    });
    const left = await here.db.deployment.findUniqueOrThrow({ where: { id: two.id } });
    expect([left.state, left.sealedPlan]).toEqual(['stopped', null]);
  });
});
