import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackBundle } from '@/e2e/fixtures/bundle';
import { startScratchDatabase } from '@/e2e/records/scratch-database';

const database = await startScratchDatabase();
const { db } = await import('@/lib/db/client');
const { ensureAuthority } = await import('@/lib/certificates/authority');
const { createBundle, listCertificates, revokeCertificate } = await import('@/lib/certificates/certificates');
const { issueServerCertificate } = await import('@/lib/certificates/server-certificate');
const { authenticateCertificate } = await import('@/lib/auth/authenticate');
const { makePerson, signInAs } = await import('@/e2e/who-is-asking/people');

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-certificates-'));
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content, { mode: 0o600 });
  return join(folder, name);
};
const openssl = async (...args: string[]) => (await run('openssl', args)).stdout;

beforeAll(() =>
  db.cluster.create({ data: { name: 'prod', engines: { create: { endpoint: 'unix:///none' } } } }),
);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

async function bundleOf(username: string) {
  const { actor } = await signInAs(username);
  const made = await createBundle(actor, { cluster: 'prod', label: 'laptop' });
  return { actor, made, unpacked: unpackBundle(made.zip) };
}

describe('the authority', () => {
  it('is made once, also by several processes at once, and its key is sealed', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => db.$transaction(ensureAuthority)));
    expect(new Set(made.map(({ certificatePem }) => certificatePem)).size).toBe(1);
    const row = await db.authority.findUniqueOrThrow({ where: { name: 'ca' } });
    expect(Buffer.from(row.sealedKey).toString('latin1')).not.toContain('PRIVATE KEY');
    const text = await openssl('x509', '-in', file('ca.pem', row.certificatePem), '-noout', '-text');
    expect(text).toContain('CA:TRUE, pathlen:0');
    expect(text).toContain('Certificate Sign, CRL Sign');
    expect(text).toContain('prime256v1');
  });
});

describe('a client bundle', () => {
  it('is one that the docker CLI imports, for this listener', async () => {
    const { made, unpacked } = await bundleOf((await makePerson()).username);
    expect(made.fileName).toBe('wheelhouse-prod.zip');
    expect(Object.keys(unpacked.files).sort()).toEqual([
      'meta.json',
      'tls/docker/ca.pem',
      'tls/docker/cert.pem',
      'tls/docker/key.pem',
    ]);
    const env = {
      ...process.env,
      DOCKER_CONFIG: join(folder, 'docker'),
      DOCKER_CONTEXT: '',
      DOCKER_HOST: '',
    };
    await run('docker', ['context', 'import', 'wheel', unpacked.zip], { env });
    const [context] = JSON.parse((await run('docker', ['context', 'inspect', 'wheel'], { env })).stdout);
    expect(context.Endpoints.docker).toMatchObject({
      Host: 'tcp://wheelhouse.test:2376',
      SkipTLSVerify: false,
    });
    expect(context.TLSMaterial.docker.sort()).toEqual(['ca.pem', 'cert.pem', 'key.pem']);
  });

  it('holds a certificate that openssl accepts for a client and for nothing else', async () => {
    const { actor, made, unpacked } = await bundleOf((await makePerson()).username);
    const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((name) =>
      join(unpacked.certificates, name),
    );
    if (!ca || !cert || !key) throw new Error('unreachable');
    expect(await openssl('verify', '-x509_strict', '-purpose', 'sslclient', '-CAfile', ca, cert)).toContain(
      ': OK',
    );
    await expect(openssl('verify', '-purpose', 'sslserver', '-CAfile', ca, cert)).rejects.toThrow();
    const text = await openssl('x509', '-in', cert, '-noout', '-text', '-serial');
    expect(text).toMatch(new RegExp(`Subject: CN ?= ?${actor.username}\\n`));
    expect(text).toContain('URI:urn:wheelhouse:cluster:prod');
    expect(text).toContain('CA:FALSE');
    expect(text.toLowerCase()).toContain(`serial=${made.certificate.serial}`);
    expect(made.certificate.serial).toMatch(/^[4-7][0-9a-f]{31}$/);
    const days = (made.certificate.notAfter.getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThanOrEqual(30);
    expect(await openssl('pkey', '-in', key, '-pubout')).toBe(
      await openssl('x509', '-in', cert, '-noout', '-pubkey'),
    );
    await expect(openssl('x509', '-in', cert, '-noout', '-checkend', String(29 * 86_400))).resolves.toContain(
      'not expire',
    );
  });

  it('leaves no key behind', async () => {
    const { unpacked } = await bundleOf((await makePerson()).username);
    const body = (unpacked.files['tls/docker/key.pem'] ?? '').split('\n')[1] ?? '';
    expect(body.length).toBeGreaterThan(40);
    const rows = await db.$queryRaw<{ row: string }[]>`SELECT c::text AS "row" FROM "ClientCertificate" c
      UNION ALL SELECT "canonical" FROM "AuditEntry"`;
    expect(rows.some(({ row }) => row.includes(body))).toBe(false);
  });

  it('is for a cluster that exists', async () => {
    const { actor } = await signInAs((await makePerson()).username);
    await expect(createBundle(actor, { cluster: 'none', label: '' })).rejects.toMatchObject({ status: 404 });
    expect(await listCertificates(actor)).toEqual([]);
  });
});

describe('the Docker listener’s side', () => {
  it('takes our client over TLS, names who it is, and turns down certificates of another CA', async () => {
    const { actor, made, unpacked } = await bundleOf((await makePerson()).username);
    const server = await issueServerCertificate(['wheelhouse.test', '0.0.0.0', '[::1]', '10.0.0.9']);
    const serverFile = file('server.pem', server.certificatePem);
    const ca = file('server-ca.pem', server.authorityPem);
    expect(
      await openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', ca, serverFile),
    ).toContain(': OK');
    for (const host of ['wheelhouse.test', 'localhost']) {
      expect(await openssl('x509', '-in', serverFile, '-noout', '-checkhost', host)).toContain('does match');
    }
    expect(await openssl('x509', '-in', serverFile, '-noout', '-checkip', '10.0.0.9')).toContain(
      'does match',
    );
    expect(await openssl('x509', '-in', serverFile, '-noout', '-checkip', '0.0.0.0')).toContain('NOT match');

    const listener = tls.createServer({
      key: server.keyPem,
      cert: server.certificatePem,
      ca: server.authorityPem,
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
    });
    listener.on('secureConnection', async (socket) => {
      const { serialNumber } = socket.getPeerCertificate();
      const who = socket.authorized
        ? await authenticateCertificate({ serialHex: serialNumber }, { address: '10.0.0.2' })
        : null;
      socket.end(who ? `${who.username} ${who.clusterId} ${who.credential.label}` : 'nobody');
    });
    await once(listener.listen(0, '127.0.0.1'), 'listening');
    const address = listener.address();
    if (address === null || typeof address === 'string') throw new Error('unreachable');
    const ask = (cert?: string, key?: string) => askAs(address.port, server.authorityPem, cert, key);

    const cluster = await db.cluster.findUniqueOrThrow({ where: { name: 'prod' } });
    const { 'tls/docker/cert.pem': cert, 'tls/docker/key.pem': key } = unpacked.files;
    expect(await ask(cert, key)).toBe(`${actor.username} ${cluster.id} laptop`);
    expect(await ask()).toBe('nobody');
    const forged = await forgedCertificate(actor.username, made.certificate.serial);
    expect(await ask(forged.cert, forged.key)).toBe('nobody');
    listener.close();
  });
});

describe('client certificates', () => {
  it('are listed and revoked by their owner alone, and then not listed', async () => {
    const { actor, made } = await bundleOf((await makePerson('ana')).username);
    const { actor: bob } = await signInAs((await makePerson('bob')).username);
    expect(await listCertificates(bob)).toEqual([]);
    await expect(revokeCertificate(bob, made.certificate.id)).rejects.toMatchObject({ status: 404 });
    expect(await listCertificates(actor)).toMatchObject([
      { id: made.certificate.id, cluster: 'prod', label: 'laptop' },
    ]);
    await revokeCertificate(actor, made.certificate.id);
    expect(await listCertificates(actor)).toEqual([]);
  });
});

async function askAs(port: number, ca: string, cert?: string, key?: string): Promise<string> {
  const socket = tls.connect({
    port,
    host: '127.0.0.1',
    servername: 'wheelhouse.test',
    ca,
    ...(cert && key ? { cert, key } : {}),
  });
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(socket, 'close');
  return said;
}

/** The same name and serial, signed by somebody else's CA. */
async function forgedCertificate(username: string, serial: string): Promise<{ cert: string; key: string }> {
  const key = join(folder, 'forged.key');
  const cert = await openssl(
    ...[
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      key,
    ],
    ...['-subj', `/CN=${username}`, '-set_serial', `0x${serial}`, '-days', '2'],
  );
  return { cert, key: await openssl('pkey', '-in', key) };
}
