import { request } from 'node:https';
import { afterAll, expect, it } from 'vitest';
import { type Bundle, unpackBundle } from '@/e2e/fixtures/bundle';
import { dockerWithBundle } from '@/e2e/fixtures/docker-cli';
import { startEchoingEngine } from '@/e2e/records/echoing-engine';
import { startInstallation } from '@/e2e/records/installation';
import { openOwnDoor } from '@/e2e/records/own-door';
import { waitFor } from '@/e2e/wait-for';

const here = await startInstallation();
const shop = await here.collection('shop');
const engine = await startEchoingEngine(shop, 'x');
const door = await openOwnDoor(here, engine.endpoint);
const address = await door.forDocker();
const { handleRequest } = await import('@/lib/api/handle-request');
afterAll(async () => {
  await door.end();
  engine.stop();
  await here.end();
});

/** As it is downloaded from the console. */
async function newBundle(username: string, password: string): Promise<Bundle> {
  const { token } = await here.anonymous.ok('POST', '/auth/login', { username, password });
  const answer = await handleRequest(
    here.routes,
    new Request('http://127.0.0.1/api/v1/bundles', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ cluster: 'local', label: 'laptop' }),
    }),
  );
  expect(answer.status).toBe(200);
  return unpackBundle(new Uint8Array(await answer.arrayBuffer()));
}

/** As a script does it: over TLS, with the certificate that ends soon. */
function renewed({ files }: Bundle): Promise<{ status: number; body: Buffer }> {
  const [host, port] = address.split(':');
  const of = (name: string) => files[`tls/docker/${name}.pem`];
  const path = '/api/v1/bundles/current/renew';
  return new Promise((resolve, reject) => {
    const tls = { ca: of('ca'), cert: of('cert'), key: of('key') };
    const asked = request({ host, port, method: 'POST', path, ...tls, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

it('a bundle that ends soon is renewed by docker’s own certificate, and the old one ends', async () => {
  const ana = await here.person('ana', [{ role: 'View Only', on: shop }]);
  const bundle = await newBundle(ana.username, ana.password);
  const docker = dockerWithBundle(address, bundle.certificates);
  expect(await docker.run('ps', '-q', '--no-trunc')).toBe(engine.container.id);

  const [row] = await here.db.clientCertificate.findMany();
  const soon = new Date(Date.now() + 600_000);
  await here.db.clientCertificate.update({ where: { id: row?.id ?? '' }, data: { notAfter: soon } });
  const { status, body } = await renewed(bundle);
  expect(status).toBe(200);
  const next = unpackBundle(new Uint8Array(body));
  expect(next.files['tls/docker/key.pem']).not.toBe(bundle.files['tls/docker/key.pem']);
  const dockerNext = dockerWithBundle(address, next.certificates);
  expect(await dockerNext.run('ps', '-q', '--no-trunc')).toBe(engine.container.id);
  // Whoever has the old one in use goes on until it ends; it cannot be renewed into a third.
  expect(await docker.run('ps', '-q', '--no-trunc')).toBe(engine.container.id);
  expect((await renewed(bundle)).status).toBe(409);
  const old = await here.db.clientCertificate.findUniqueOrThrow({ where: { id: row?.id ?? '' } });
  expect(old.notAfter).toEqual(soon);

  await here.db.clientCertificate.update({ where: { id: old.id }, data: { notAfter: new Date() } });
  await waitFor('the old one to end', async () => (await docker.attempt('ps', '-q')).code !== 0);
  expect(await docker.refused('ps')).not.toContain(engine.container.id.slice(0, 12));
  expect((await renewed(bundle)).status).toBe(401);
  expect(await dockerNext.run('ps', '-q', '--no-trunc')).toBe(engine.container.id);

  const { items } = await here.admin.ok('GET', '/audit?operation=certificate.renew&outcome=done');
  expect(items).toMatchObject([
    { actor: ana.username, status: 200, credential: expect.stringMatching(/^certificate/) },
  ]);
});
