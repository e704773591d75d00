import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { newKey, type SshServer, startSshServer } from '@/e2e/fixtures/ssh-server';
import { stand } from '@/e2e/fixtures/stand';
import { TestAuthority } from '@/e2e/fixtures/test-authority';
import { type Lab, startLab } from '@/e2e/lab/lab';
import { waitFor } from '@/e2e/wait-for';

/** Engines with TLS, in plain text and behind ssh, and what is said of those that cannot be used. */
describe('registering an engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-registering-'));
  const servers: Server[] = [];
  let admin: Person;
  let lab: Lab;
  let authority: TestAuthority;
  let foreign: TestAuthority;
  let sshd: SshServer;
  let withoutDocker: SshServer;
  let secure: string;

  beforeAll(async () => {
    [authority, foreign] = [await TestAuthority.make(), await TestAuthority.make('somebody else')];
    // The first speaks TLS, the second plain text.
    lab = await startLab({
      engines: 2,
      registry: false,
      configure: async ({ index, address, folder: own }) => {
        if (index === 1) return { hosts: [`tcp://${address}:2375`] };
        const { certificatePem, keyPem } = await authority.server([address]);
        const files = { tlscacert: authority.pem, tlscert: certificatePem, tlskey: keyPem };
        for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text);
        const paths = Object.fromEntries(Object.keys(files).map((name) => [name, join(own, name)]));
        return { hosts: [`tcp://${address}:2376`], tlsverify: true, ...paths };
      },
    });
    secure = `tcp://${lab.engines[0].address}:2376`;
    sshd = await startSshServer(lab.engines[0], { port: 22 });
    withoutDocker = await startSshServer(lab.engines[0], { port: 2222, path: '/nowhere:/bin/nothing' });
    admin = await stand.admin();
  });

  afterAll(async () => {
    for (const server of servers) server.close();
    await sshd.stop();
    await withoutDocker.stop();
    await lab.stop();
    rmSync(folder, { recursive: true });
  });

  /** What is answered to who wants it as a cluster, and that it is not registered then. */
  const refusal = async (wish: object) => {
    const name = stand.unique('refused');
    const answer = await admin.api.call('POST', '/clusters', { name, ...wish });
    expect((await admin.api.call('GET', `/clusters/${name}`)).status).toBe(404);
    return { status: answer.status, field: answer.body.errors?.[0]?.path, detail: answer.body.detail };
  };
  const listening = async (server: Server) => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  /** Registers it, uses it, and forgets it. */
  const works = async (wish: object) => {
    const name = stand.unique('works');
    await admin.api.post('/clusters', { name, ...wish });
    try {
      await waitFor('it to be reachable', async () => {
        return (await admin.api.get(`/clusters/${name}`)).state === 'reachable';
      });
      const { docker } = await admin.at(name);
      expect(await docker.run('run', '--rm', 'busybox', 'echo', 'hello')).toBe('hello');
      const container = await docker.run(
        'run',
        '--detach',
        '--stop-signal',
        'KILL',
        'busybox',
        'sleep',
        '1d',
      );
      const typing = docker.start('exec', '--interactive', container, 'cat');
      typing.type('to and fro\n');
      await typing.prints('to and fro');
      typing.endInput();
      expect(await typing.ends()).toBe(0);
      await docker.run('rm', '--force', container);
    } finally {
      await admin.api.delete(`/clusters/${name}`);
    }
  };

  it('works over TCP with client certificates', async () => {
    await works({ endpoint: secure, tls: await authority.client() });
  });

  it('works over ssh, many requests at a time', async () => {
    const { privateKey, hostKey, endpoint } = sshd;
    await works({ endpoint, ssh: { privateKey, hostKey } });
    const name = stand.unique('many');
    await admin.api.post('/clusters', { name, endpoint, ssh: { privateKey, hostKey } });
    const { door } = await admin.at(name);
    const answers = await Promise.all(Array.from({ length: 40 }, () => door.get('/images/json')));
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
    await admin.api.delete(`/clusters/${name}`);
  });

  describe('says of TLS', () => {
    it('that the CA is another', async () => {
      const tls = await authority.client(foreign);
      expect(await refusal({ endpoint: secure, tls })).toMatchObject({
        status: 422,
        field: 'body.tls',
        detail: expect.stringContaining('not signed by the CA that you gave'),
      });
    });

    it('that our certificate is refused', async () => {
      const tls = await foreign.client(authority);
      expect(await refusal({ endpoint: secure, tls })).toMatchObject({
        field: 'body.tls',
        detail: expect.stringContaining('refuses our client certificate'),
      });
    });

    it('that the engine’s certificate has expired, or is for another host', async () => {
      const tls = await authority.client();
      const expired = await authority.server(['127.0.0.1'], -1);
      const other = await authority.server(['engine.example']);
      for (const [{ certificatePem, keyPem }, words] of [
        [expired, 'has expired'],
        [other, 'another host name or address'],
      ] as const) {
        const server = createTlsServer({ cert: certificatePem, key: keyPem }, (socket) => socket.destroy());
        const endpoint = `tcp://${await listening(server)}`;
        expect(await refusal({ endpoint, tls })).toMatchObject({
          field: 'body.tls',
          detail: expect.stringContaining(words),
        });
      }
    });

    it('that the client key belongs to another certificate, or is none', async () => {
      const [one, two] = [await authority.client(), await authority.client()];
      expect(await refusal({ endpoint: secure, tls: { ...one, key: two.key } })).toMatchObject({
        detail: expect.stringContaining('does not belong to the client certificate'),
      });
      const broken = one.key.replace(/\n.{20}/, '\n!!!!!!!!!!!!!!!!!!!!');
      expect(await refusal({ endpoint: secure, tls: { ...one, key: broken } })).toMatchObject({
        detail: expect.stringContaining('cannot be read'),
      });
    });

    it('that it is needed, where plain text meets TLS and where TLS meets plain text', async () => {
      const { address } = lab.engines[0];
      const passing = createServer((socket) => {
        const on = connect(2376, address);
        socket.on('error', () => on.destroy());
        on.on('error', () => socket.destroy());
        socket.pipe(on).pipe(socket);
      });
      expect(await refusal({ endpoint: `tcp://${await listening(passing)}` })).toMatchObject({
        field: 'body.tls',
        detail: expect.stringContaining('speaks TLS and was spoken to in plain text'),
      });
      const plain = `tcp://${lab.engines[1]?.address}:2375`;
      expect(await refusal({ endpoint: plain, tls: await authority.client() })).toMatchObject({
        field: 'body.tls',
        detail: expect.stringContaining('speaks plain text'),
      });
      expect(await refusal({ endpoint: plain })).toMatchObject({
        field: 'body.tls',
        detail: expect.stringContaining('needs TLS'),
      });
    });
  });

  describe('says of ssh', () => {
    const wish = (over: object = {}) => ({
      endpoint: sshd.endpoint,
      ssh: { privateKey: sshd.privateKey, hostKey: sshd.hostKey, ...over },
    });

    it('what key a host shows, before anybody has confirmed one', async () => {
      const body = { endpoint: sshd.endpoint, ssh: { privateKey: sshd.privateKey } };
      const probe = await probed(admin, body);
      expect(probe.problem.message).toContain('Nobody has confirmed the key');
      expect(probe.hostKey).toEqual({
        key: sshd.hostKey,
        fingerprint: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/),
      });
      expect(probe.engine).toBeNull();
    });

    it('that the host does not let us in', async () => {
      await newKey(join(folder, 'stranger'));
      const privateKey = readFileSync(join(folder, 'stranger'), 'utf8');
      expect(await refusal(wish({ privateKey }))).toMatchObject({
        field: 'body.ssh',
        detail: expect.stringContaining('does not let root in with this key'),
      });
    });

    it('that a key needs its passphrase', async () => {
      await newKey(join(folder, 'locked'), 'a passphrase');
      const privateKey = readFileSync(join(folder, 'locked'), 'utf8');
      expect(await refusal(wish({ privateKey }))).toMatchObject({
        detail: expect.stringContaining('protected by a passphrase'),
      });
    });

    it('that there is no docker on the host', async () => {
      const { endpoint, privateKey, hostKey } = withoutDocker;
      expect(await refusal({ endpoint, ssh: { privateKey, hostKey } })).toMatchObject({
        field: 'body.ssh',
        detail: expect.stringContaining('no docker command'),
      });
    });

    it('that the host key has changed, and goes on only when the new one is confirmed', async () => {
      const name = stand.unique('behind-ssh');
      await admin.api.post('/clusters', { name, ...wish() });
      const changed = await sshd.changeHostKey();
      expect(await refusal(wish())).toMatchObject({
        field: 'body.ssh',
        detail: expect.stringContaining('host key has changed'),
      });
      await waitFor('the cluster to be unreachable', async () => {
        const { state, details } = await admin.api.get(`/clusters/${name}`);
        return state === 'unreachable' && details.stateDetail.includes('host key has changed');
      });
      const { items } = await admin.api.get(`/clusters/${name}/engines`);
      const ssh = { privateKey: sshd.privateKey, hostKey: changed };
      await admin.api.patch(`/clusters/${name}/engines/${items[0].id}`, { ssh });
      await waitFor('it to be reachable again', async () => {
        return (await admin.api.get(`/clusters/${name}`)).state === 'reachable';
      });
      await admin.api.delete(`/clusters/${name}`);
    });
  });

  describe('says of an address', () => {
    it.each([
      ['unix:///no/such/socket', 'no such socket'],
      ['unix:///etc/hostname', 'Nothing listens there'],
      ['tcp://127.0.0.1:1', 'Nothing listens there'],
    ])('%s: %s', async (endpoint, words) => {
      expect(await refusal({ endpoint })).toMatchObject({
        status: 422,
        field: 'body.endpoint',
        detail: expect.stringContaining(words),
      });
    });

    it('that its host is not known, or does not answer', async () => {
      const tls = await authority.client();
      expect(await refusal({ endpoint: 'tcp://no-such-host.invalid:2376', tls })).toMatchObject({
        detail: expect.stringMatching(/host name is not known|cannot be looked up/),
      });
      const nobody = lab.engines[0].address.replace(/\d+$/, '250');
      expect(await refusal({ endpoint: `tcp://${nobody}:2376`, tls })).toMatchObject({
        detail: expect.stringMatching(/No way leads|does not answer/),
      });
    });

    it('that no engine is there, or an old one', async () => {
      const pages = createHttpServer((_, answer) => answer.end('<h1>It works</h1>'));
      expect(await refusal({ endpoint: `tcp://${await listening(pages)}` })).toMatchObject({
        detail: expect.stringContaining('not as an engine does'),
      });
      const old = createHttpServer((asked, answer) => {
        const info = { Name: 'old', ID: 'OLD' };
        const version = { Version: '17.03.0', ApiVersion: '1.26' };
        answer.setHeader('content-type', 'application/json');
        answer.end(JSON.stringify(asked.url?.includes('info') ? info : version));
      });
      expect(await refusal({ endpoint: `tcp://${await listening(old)}` })).toMatchObject({
        detail: expect.stringContaining('too old'),
      });
    });

    it('and can be saved for later all the same, by who insists', async () => {
      const name = stand.unique('later');
      await admin.api.post('/clusters', { name, endpoint: 'unix:///no/such/socket', force: true });
      await waitFor('its state to say why', async () => {
        const { details } = await admin.api.get(`/clusters/${name}`);
        return details.engines[0].stateDetail.includes('no such socket');
      });
      await admin.api.delete(`/clusters/${name}`);
      // What could never work cannot be saved by insisting.
      const tls = await authority.client(foreign);
      expect(await refusal({ endpoint: secure, tls, force: true })).toMatchObject({ status: 422 });
    });
  });

  describe('as one more of a cluster', () => {
    const adding = (endpoint: string, force = false) =>
      admin.api.call('POST', '/clusters/swarm/engines', { endpoint, force });

    it('takes a node of the same Swarm that is not there yet', async () => {
      const [, worker] = stand.facts.swarm.nodes;
      const again = await adding(`unix:///proc/self/root${worker.socket}`, true);
      expect(again.body.detail).toContain('It is registered already');
      const loose = await adding(lab.engines[1]?.dockerHost ?? '', true);
      expect(loose.body.detail).toContain('It is in no Swarm');
    });

    it('takes no node of another Swarm, and no worker by itself', async () => {
      const other = await startLab({ engines: 2, swarm: true, registry: false });
      try {
        const [manager, worker] = other.engines;
        for (const engine of [manager, worker]) {
          const answer = await adding(engine?.dockerHost ?? '', true);
          expect(answer.body.detail).toContain('another Swarm');
        }
        expect(await refusal({ endpoint: worker?.dockerHost })).toMatchObject({
          detail: expect.stringContaining('Register one of its managers first'),
        });
      } finally {
        await other.stop();
      }
    });

    it('keeps the last manager', async () => {
      const { items } = await admin.api.get('/clusters/swarm/engines');
      const manager = items.find(({ role }: { role: string }) => role === 'manager');
      expect((await admin.api.call('DELETE', `/clusters/swarm/engines/${manager.id}`)).status).toBe(409);
    });
  });

  it('is for nobody without cluster.manage on /', async () => {
    const ana = await stand.person('ana', { on: '/Shared' });
    const body = { endpoint: secure, tls: await authority.client() };
    const missing = { status: 403 };
    expect(await ana.api.call('POST', '/clusters', { name: 'mine', ...body })).toMatchObject(missing);
    expect(await ana.api.call('POST', '/clusters/swarm/engines', body)).toMatchObject(missing);
    expect(await ana.api.call('GET', '/clusters/swarm/engines')).toMatchObject(missing);
    expect((await ana.api.get('/clusters/swarm')).details).toBeNull();
    const answer = await fetch(`${stand.facts.consoleUrl}/engines/probe`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ana.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(403);
    expect((await answer.json()).message).toContain('cluster.manage on /');
    expect((await fetch(`${stand.facts.consoleUrl}/engines/probe`, { method: 'POST' })).status).toBe(401);
  });
});

async function probed(person: Person, body: object) {
  const answer = await fetch(`${stand.facts.consoleUrl}/engines/probe`, {
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return answer.json();
}
