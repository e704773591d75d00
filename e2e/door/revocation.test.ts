import { beforeAll, describe, expect, it } from 'vitest';
import type { DockerCli } from '@/e2e/fixtures/docker-cli';
import { dockerWithBundle, dockerWithToken } from '@/e2e/fixtures/docker-cli';
import { newBundle, type Person, signIn } from '@/e2e/fixtures/person';
import { askDatabase } from '@/e2e/fixtures/product-database';
import { RawConnection } from '@/e2e/fixtures/raw-connection';
import type { Running } from '@/e2e/fixtures/running';
import { type GivenGrant, inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const withinMs = 2_000;

/** A right that ends takes the open streams with it: within two seconds, whatever ended it. */
describe('open streams end with the right to them', () => {
  let shop: string;
  let container: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    const admin = await stand.admin();
    container = await admin.docker.run(
      ...['run', '-d', ...inside(shop), 'busybox', 'sh', '-c', 'while true; do echo tick; sleep 0.2; done'],
    );
  });

  /** Everything that stays open, each already delivering. */
  async function openStreams(docker: DockerCli): Promise<Record<string, Running>> {
    const streams = {
      logs: docker.start('logs', '-f', '--tail', '1', container),
      exec: docker.start('exec', container, 'sh', '-c', 'while true; do echo tick; sleep 0.2; done'),
      attach: docker.start('attach', '--no-stdin', '--sig-proxy=false', container),
      stats: docker.start('stats', container),
      events: docker.start('events', '--filter', `container=${container}`),
    };
    await Promise.all([
      streams.logs.prints('tick'),
      streams.exec.prints('tick'),
      streams.attach.prints('tick'),
      streams.stats.prints(/%/),
      waitFor('an event', async () => {
        await stand.dockerAtEngine.run('exec', container, 'true');
        return streams.events.output.includes('exec_start');
      }),
    ]);
    return streams;
  }

  async function allEnd(streams: Record<string, Running>, since: number): Promise<void> {
    await Promise.all(
      Object.entries(streams).map(async ([name, stream]) => {
        // The CLI goes on waiting after `stats` lost its stream; that nothing more comes is what counts.
        if (name === 'stats' || name === 'events') return;
        await stream.ends(withinMs + 1_000);
        expect(performance.now() - since, name).toBeLessThan(withinMs + 150);
      }),
    );
    const seen = streams.events?.output;
    await stand.dockerAtEngine.run('exec', container, 'true');
    await streams.events?.kill();
    await streams.stats?.kill();
    expect(streams.events?.output.replace(/Error.*/s, '').trim()).toBe(seen?.replace(/Error.*/s, '').trim());
  }

  async function granted(): Promise<{ ana: Person; grant: GivenGrant }> {
    const ana = await stand.person('ana');
    const grant = await stand.grant(`user:${ana.username}`, 'Full Control', shop);
    return { ana, grant };
  }

  it('when the grant is taken away', async () => {
    const { ana, grant } = await granted();
    const streams = await openStreams(ana.docker);
    await grant.revoke();
    await allEnd(streams, performance.now());
    expect(await ana.docker.refused('logs', container)).toMatch(/no such container/i);
  });

  it('when the grant expires', async () => {
    const ana = await stand.person('ana');
    const expiresAt = Date.now() + 6_000;
    await stand.grant(`user:${ana.username}`, 'Full Control', shop, {
      expiresAt: new Date(expiresAt).toISOString(),
    });
    const streams = await openStreams(ana.docker);
    expect(Date.now()).toBeLessThan(expiresAt);
    await waitFor('the grant to expire', () => Date.now() >= expiresAt);
    await allEnd(streams, performance.now());
  });

  it('when the person leaves the team that holds it', async () => {
    const ana = await stand.person('ana');
    const team = await stand.team('shop', [ana], { role: 'Full Control', on: shop });
    const streams = await openStreams(ana.docker);
    await (await stand.admin()).api.delete(`/teams/${team}/members/${ana.username}`);
    await allEnd(streams, performance.now());
  });

  it('when the account is disabled', async () => {
    const { ana } = await granted();
    const streams = await openStreams(ana.docker);
    await (await stand.admin()).api.patch(`/users/${ana.username}`, { disabled: true });
    await allEnd(streams, performance.now());
    await ana.docker.refused('ps');
    expect((await ana.api.call('GET', '/collections')).status).toBe(401);
  });

  it('when the container is moved to another collection', async () => {
    const { ana } = await granted();
    const streams = await openStreams(ana.docker);
    const { api } = await stand.admin();
    const elsewhere = await stand.collection('elsewhere');
    const place = (collection: string) =>
      api.put('/placements', { cluster: 'local', kind: 'container', id: container, collection });
    await place(elsewhere);
    await allEnd(streams, performance.now());
    await place(shop);
  });

  it('when the client certificate is revoked', async () => {
    const { ana } = await granted();
    const { certificates } = await newBundle(ana.api, 'stolen laptop');
    const stolen = dockerWithBundle(stand.facts.dockerAddress, certificates);
    const streams = await openStreams(stolen);
    const { items } = await ana.api.get('/bundles');
    const { id } = items.find(({ label }: { label: string }) => label === 'stolen laptop');
    await ana.api.delete(`/bundles/${id}`);
    await allEnd(streams, performance.now());
    await stolen.refused('ps');
    await ana.docker.run('ps');
  });

  it('when the API token is revoked', async () => {
    const { ana } = await granted();
    const { id, token } = await ana.api.post('/tokens', { label: 'leaked' });
    const leaked = dockerWithToken(
      stand.facts.dockerAddress,
      token,
      ana.bundle.files['tls/docker/ca.pem'] ?? '',
    );
    const streams = await openStreams(leaked);
    await ana.api.delete(`/tokens/${id}`);
    await allEnd(streams, performance.now());
    await leaked.refused('ps');
  });

  it('when the session is ended', async () => {
    const { ana } = await granted();
    const elsewhere = await signIn(stand.facts, ana.username, ana.password);
    const streams = await openStreams(elsewhere.dockerByToken);
    const { items } = await elsewhere.api.get('/sessions');
    const { id } = items.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
    await ana.api.delete(`/sessions/${id}`);
    await allEnd(streams, performance.now());
    await elsewhere.dockerByToken.refused('ps');
  });

  it.each([
    ['was not used for long', `"lastSeenAt" = now() - interval '2 years'`],
    ['has lasted as long as it may', `"createdAt" = now() - interval '2 years'`],
  ])('when the session %s, though the stream is open', async (_what, change) => {
    const { ana } = await granted();
    const elsewhere = await signIn(stand.facts, ana.username, ana.password);
    const streams = await openStreams(elsewhere.dockerByToken);
    const { items } = await elsewhere.api.get('/sessions');
    const { id } = items.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
    await askDatabase(stand.facts, `UPDATE "Session" SET ${change} WHERE "id" = $1`, [id]);
    await allEnd(streams, performance.now());
    await elsewhere.dockerByToken.refused('ps');
  });

  it('when the role loses the operation', async () => {
    const operations = [
      ...['container.view', 'container.logs', 'container.exec', 'container.attach', 'container.stats'],
    ];
    const role = await stand.role('watcher', operations);
    const ana = await stand.person('ana', { role, on: shop });
    const streams = await openStreams(ana.docker);
    const { api } = await stand.admin();
    await api.patch(`/roles/${role}`, { version: 1, operations: ['container.view'] });
    const { logs, exec, attach } = streams;
    const since = performance.now();
    for (const stream of [logs, exec]) await stream?.ends(withinMs + 1_000);
    expect(performance.now() - since).toBeLessThan(withinMs + 150);
    // The CLI goes on waiting for the container to exit, which one may still see; it hears nothing more.
    const heard = attach?.output;
    await stand.dockerAtEngine.run('exec', container, 'sleep', '1');
    expect(attach?.output).toBe(heard);
    for (const stream of Object.values(streams)) await stream.kill();
  });

  it('an upload too, when the right to load ends', async () => {
    const { ana, grant } = await granted();
    const admin = await stand.admin();
    const prefix = `docker.io/${stand.unique('shop')}`;
    await admin.api.post('/image-prefixes', { prefix, collection: shop });
    const upload = await RawConnection.toConsole();
    const target = `/clusters/local/images/create?fromSrc=-&repo=${prefix}/half`;
    upload.send(
      `POST ${target} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ana.token}\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n`,
    );
    const isOnRecord = async () =>
      (await admin.api.get(`/audit?actor=${ana.username}&operation=image.load`)).items.length > 0;
    await waitFor('the upload to be under way', isOnRecord);
    const since = performance.now();
    await admin.api.delete(`/grants/${grant.id}`);
    await upload.closes();
    expect(performance.now() - since).toBeLessThan(withinMs + 150);
  });
});
