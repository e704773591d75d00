import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EngineTruth } from '@/e2e/fixtures/engine';
import type { Person } from '@/e2e/fixtures/person';
import { askDatabase } from '@/e2e/fixtures/product-database';
import { processOf } from '@/e2e/fixtures/product-process';
import { type SlowEngine, startSlowEngine } from '@/e2e/fixtures/slow-engine';
import { type GivenGrant, stand } from '@/e2e/fixtures/stand';
import { type Lab, startLab } from '@/e2e/lab/lab';
import { waitFor } from '@/e2e/wait-for';
import type { DeploymentView } from '@/lib/deployments/schema';
import { partsOf } from '@/lib/stacks/deploy/parts-of';
import type { StackPart } from '@/lib/stacks/deploy/stack-part';

const patience = { timeoutMs: 60_000, intervalMs: 100 };

/** Stacks that the server deploys and removes, as whoever asked for it. */
describe('a deployment', () => {
  const cluster = stand.unique('slow');
  const folder = mkdtempSync(join(tmpdir(), 'wh-deploy-'));
  let lab: Lab;
  let slow: SlowEngine;
  let truth: EngineTruth;
  let shop: string;
  let ana: Person;
  let grant: GivenGrant;

  beforeAll(async () => {
    lab = await startLab({ registry: false, swarm: true });
    const { socket } = lab.engines[0];
    slow = await startSlowEngine(socket, join(folder, 'slow.sock'));
    truth = new EngineTruth(socket);
    const { api } = await stand.admin();
    await api.post('/clusters', { name: cluster, endpoint: slow.endpoint });
    await waitFor(
      'the cluster',
      async () => (await api.get(`/clusters/${cluster}`)).state === 'reachable',
      patience,
    );
    shop = await stand.collection('shop');
    ana = await stand.person('ana');
    grant = await stand.grant(`user:${ana.username}`, 'Full Control', shop);
  }, 120_000);
  afterEach(() => slow.release());
  afterAll(async () => {
    await (await stand.admin()).api.delete(`/clusters/${cluster}`);
    await slow.stop();
    await lab.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const compose = (services: readonly string[], replicas = 0) => `
services:
${services.map((name) => `  ${name}: {image: busybox, command: sleep 1d, stop_grace_period: 100ms, secrets: [key], environment: {PASSWORD: opensesame}, deploy: {replicas: ${replicas}}}`).join('\n')}
secrets:
  key: {file: ./key.txt}
`;
  const deploy = (person: Person, stack: string, more: object = {}): Promise<DeploymentView> =>
    person.api.post('/deployments', {
      cluster,
      stack,
      compose: compose(['a', 'b']),
      contents: { './key.txt': 'hidden-in-the-plan' },
      collection: shop,
      ...more,
    });
  const ended = ({ id }: DeploymentView, person = ana) =>
    waitFor(
      'the deployment to end',
      async () => {
        const view: DeploymentView = await person.api.get(`/deployments/${id}`);
        return view.state !== 'running' && view;
      },
      patience,
    );
  const outcomes = ({ steps }: DeploymentView) =>
    steps.map(({ kind, name, outcome }) => `${kind} ${name}: ${outcome}`);
  const service = async (name: string) => {
    const { status, body } = await truth.ask('GET', `/services/${name}`);
    return status === 200
      ? (body as { ID: string; Version: { Index: number }; Spec: { Labels: object } })
      : undefined;
  };
  const kill = async (script: string) => {
    const pid = await waitFor(script, () => processOf(script, stand.facts.consoleUrl));
    process.kill(pid, 'SIGKILL');
  };

  it('makes what is not there, changes what differs, removes what it is told to, and forgets its secrets', async () => {
    const stack = stand.unique('shop');
    const first = await ended(await deploy(ana, stack));
    expect(outcomes(first)).toEqual([
      `network ${stack}_default: made`,
      `secret ${stack}_key: made`,
      `service ${stack}_a: made`,
      `service ${stack}_b: made`,
    ]);
    expect(first).toMatchObject({ state: 'done', detail: '', canContinue: false });
    const before = await service(`${stack}_a`);
    expect(before?.Spec.Labels).toMatchObject({ 'io.wheelhouse.collection': shop });

    const again = await ended(await deploy(ana, stack));
    expect(outcomes(again).slice(2)).toEqual([
      `service ${stack}_a: unchanged`,
      `service ${stack}_b: unchanged`,
    ]);
    expect((await service(`${stack}_a`))?.Version).toEqual(before?.Version);

    const less = { compose: compose(['a'], 2), remove: [`${stack}_b`] };
    const changed = await ended(await deploy(ana, stack, less));
    expect(outcomes(changed).slice(2)).toEqual([
      `service ${stack}_a: changed`,
      `service-removal ${stack}_b: removed`,
    ]);
    expect(await service(`${stack}_b`)).toBeUndefined();

    const rows = await askDatabase(
      stand.facts,
      'SELECT row_to_json(d)::text AS "row" FROM "Deployment" d WHERE "stack" = $1',
      [stack],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).toContain('"sealedPlan":null');
    const { items } = await (await stand.admin()).api.get(
      `/audit?cluster=${cluster}&text=${stack}&limit=100`,
    );
    const told = JSON.stringify(items);
    expect(told).toContain(`deployment ${changed.id}`);
    for (const secret of ['hidden-in-the-plan', 'opensesame']) expect(told).not.toContain(secret);
  });

  it('is of whoever asked for it alone, and does nothing that they may not', async () => {
    const stack = stand.unique('shop');
    const ben = await stand.person('ben', { on: await stand.collection('bakery') });
    const refused = await ended(await deploy(ben, stack), ben);
    expect(refused).toMatchObject({ state: 'failed', canContinue: true });
    expect(refused.detail).toMatch(new RegExp(`^network ${stack}_default: .*network.create`));
    expect(refused.steps.map(({ state }) => state)).toEqual(['failed', 'waiting', 'waiting', 'waiting']);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/continue'],
      ['POST', '/stop'],
    ] as const)
      expect((await ana.api.call(method, `/deployments/${refused.id}${path}`)).status).toBe(404);
    expect(JSON.stringify(await ana.api.get('/deployments'))).not.toContain(stack);
    const wrong = await ben.api.call('POST', '/deployments', {
      cluster,
      stack,
      compose: 'services: {a: {imgae: x}}',
    });
    expect([wrong.status, wrong.body.detail]).toEqual([422, expect.stringContaining('imgae')]);
    expect((await ben.api.post(`/deployments/${refused.id}/stop`)).state).toBe('stopped');
    expect((await ben.api.call('POST', `/deployments/${refused.id}/continue`)).status).toBe(409);
  });

  it('stops where a right ends in the middle, says where, and goes on when it is back', async () => {
    const stack = stand.unique('shop');
    slow.hold('requests', (call) => call === 'POST /services/create');
    const begun = await deploy(ana, stack);
    await waitFor('the first service to be asked for', () => slow.held().length === 1, patience);
    expect(
      (await ana.api.call('POST', '/deployments', { cluster, stack, compose: compose(['a']) })).status,
    ).toBe(409);
    await grant.revoke();
    slow.release();
    const failed = await ended(begun);
    expect(failed.state).toBe('failed');
    expect(failed.detail).toContain(`service ${stack}_b: `);
    expect(failed.steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'failed']);
    const made = await service(`${stack}_a`);
    expect(await service(`${stack}_b`)).toBeUndefined();

    grant = await stand.grant(`user:${ana.username}`, 'Full Control', shop);
    await ana.api.post(`/deployments/${begun.id}/continue`);
    const done = await ended(begun);
    expect([done.state, outcomes(done).at(-1)]).toEqual(['done', `service ${stack}_b: made`]);
    expect(await service(`${stack}_a`)).toMatchObject({ ID: made?.ID, Version: made?.Version });
  });

  it('ends with the account of who asked, while the worker carries it out', async () => {
    const stack = stand.unique('shop');
    const { api } = await stand.admin();
    const eve = await stand.person('eve', { role: 'Full Control', on: shop });
    slow.hold('requests', (call) => call === 'POST /services/create');
    const begun = await deploy(eve, stack);
    await waitFor('the first service to be asked for', () => slow.held().length === 1, patience);
    await api.patch(`/users/${eve.username}`, { disabled: true });
    const [row] = await askDatabase(
      stand.facts,
      'SELECT "state"::text, "sealedPlan" FROM "Deployment" WHERE "id" = $1',
      [begun.id],
    );
    expect(row).toEqual({ state: 'stopped', sealedPlan: null });
    slow.release();
    // What the engine was asked for before is made; of whom it was asked nothing more comes.
    await waitFor(
      'the first to be on record',
      async () => {
        const { items } = await api.get(`/audit?actor=${eve.username}&operation=service.create`);
        return items.length > 0 && items[0].outcome !== 'pending';
      },
      patience,
    );
    await waitFor(
      'its token to be gone',
      async () => {
        const ofIt = 'SELECT 1 FROM "DeploymentToken" WHERE "deploymentId" = $1';
        return (await askDatabase(stand.facts, ofIt, [begun.id])).length === 0;
      },
      patience,
    );
    expect(await service(`${stack}_b`)).toBeUndefined();
    const { items } = await api.get(`/audit?actor=${eve.username}&operation=service.create`);
    expect(items).toHaveLength(1);
  });

  it('goes on after the worker and the gateway were killed in the middle, and does nothing twice', async () => {
    const stack = stand.unique('shop');
    slow.hold('answers', (call) => call === 'POST /services/create');
    const begun = await deploy(ana, stack);
    await waitFor('the engine to have made the first', () => slow.held().length === 1, patience);
    const first = await service(`${stack}_a`);
    await kill('worker.js');
    slow.release();
    slow.hold('requests', (call) => call === 'POST /services/create');
    await waitFor('the second to be asked for by another worker', () => slow.held().length === 1, patience);
    await kill('gateway.js');
    slow.drop();
    const done = await ended(begun);
    expect(done.state).toBe('done');
    expect(await service(`${stack}_a`)).toMatchObject({ ID: first?.ID, Version: first?.Version });
    const { body } = await truth.ask('GET', '/services');
    const names = (body as { Spec: { Name: string } }[]).map(({ Spec }) => Spec.Name);
    expect(names.filter((name) => name.startsWith(`${stack}_`)).sort()).toEqual([`${stack}_a`, `${stack}_b`]);
  });

  const remove = (person: Person, stack: string, parts: readonly StackPart[]): Promise<DeploymentView> =>
    person.api.post('/deployments/removals', { cluster, stack, parts });
  /** All that there is of it, past the door. */
  const allOf = (stack: string) =>
    partsOf(async (_, path, { query } = {}) => {
      const search = new URLSearchParams(query as Record<string, string>);
      return (await truth.ask('GET', `${path}?${search}`)).body;
    }, stack);

  it('removes nothing for who may not remove it, and finds nothing for who does not see it', async () => {
    const stack = stand.unique('shop');
    await ended(await deploy(ana, stack));
    const parts = await allOf(stack);
    expect(parts).toHaveLength(4);
    const vera = await stand.person('vera', { role: 'View Only', on: shop });
    const refused = await ended(await remove(vera, stack, parts), vera);
    expect(refused).toMatchObject({ state: 'failed', canContinue: true });
    expect(refused.detail).toMatch(/^removal of service .*service\.remove.* And 3 more\.$/);
    expect(outcomes(refused)).toEqual(
      parts.map(({ kind, name }) =>
        expect.stringMatching(`^${kind}-removal ${name}: .*${kind}\\.remove on ${shop}`),
      ),
    );
    expect((await ana.api.call('GET', `/deployments/${refused.id}`)).status).toBe(404);
    const ben = await stand.person('ben', { on: await stand.collection('bakery') });
    const blind = await ended(await remove(ben, stack, parts), ben);
    expect(outcomes(blind).every((outcome) => outcome.endsWith(': was gone'))).toBe(true);
    expect(await allOf(stack)).toEqual(parts);
  });

  it('removes what was looked at and nothing else, also when the worker is killed in the middle', async () => {
    const [stack, other] = [stand.unique('shop'), stand.unique('other')];
    await ended(await deploy(ana, stack, { compose: compose(['a', 'b'], 1) }));
    await ended(await deploy(ana, other));
    const [parts, kept] = [await allOf(stack), await allOf(other)];
    // Of another stack; and of this one, but made anew since it was looked at.
    const [service] = parts;
    const notMeant = [...kept, { kind: 'service', id: '0'.repeat(25), name: service?.name ?? '' } as const];
    const nothing = await ended(await remove(ana, stack, notMeant));
    expect(outcomes(nothing).every((outcome) => outcome.endsWith(': was gone'))).toBe(true);
    expect([await allOf(stack), await allOf(other)]).toEqual([parts, kept]);

    slow.hold('answers', (call) => call.startsWith('DELETE /services/'));
    const begun = await remove(ana, stack, parts);
    await waitFor('the engine to have removed the first', () => slow.held().length === 1, patience);
    expect((await ana.api.call('POST', '/deployments/removals', { cluster, stack, parts })).status).toBe(409);
    await kill('worker.js');
    slow.release();
    const done = await ended(begun);
    expect(done).toMatchObject({ state: 'done', detail: '' });
    expect(outcomes(done).slice(1)).toEqual([
      `service-removal ${parts[1]?.name}: removed`,
      `secret-removal ${stack}_key: removed`,
      `network-removal ${stack}_default: removed`,
    ]);
    // A node lists the network until what ran on it there has ended.
    await waitFor('nothing of it to be left', async () => (await allOf(stack)).length === 0, patience);
    expect(await allOf(other)).toEqual(kept);
    const { items } = await (await stand.admin()).api.get(
      `/audit?cluster=${cluster}&text=${stack}&limit=100`,
    );
    expect(JSON.stringify(items)).toContain('stack.remove');
  });
});
