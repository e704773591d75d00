import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { imageArchive, tarOf } from '@/e2e/fixtures/archive';
import { RawConnection, rawRequest } from '@/e2e/fixtures/raw-connection';
import { allThatIsKept, capturePrinted, found } from '@/e2e/records/all-that-is-kept';
import { prompt, startEchoingEngine } from '@/e2e/records/echoing-engine';
import { startInstallation } from '@/e2e/records/installation';
import { openOwnDoor } from '@/e2e/records/own-door';
import { waitFor } from '@/e2e/wait-for';

const printed = capturePrinted();
const here = await startInstallation();
const shop = await here.collection('shop');
const engine = await startEchoingEngine(shop, 'x');
const door = await openOwnDoor(here, engine.endpoint);
afterAll(async () => {
  vi.restoreAllMocks();
  await door.end();
  engine.stop();
  await here.end();
});
const markers: string[] = [];
const marker = () => {
  markers.push(`Marker-${String(markers.length).padStart(4, '0')}-is-nobodys-business`);
  return markers.at(-1) ?? '';
};
const container = `/v1.41/containers/${engine.container.id}`;
const tokenOf = async (username: string, password: string): Promise<string> =>
  (await here.anonymous.ok('POST', '/auth/login', { username, password })).token;
const signedIn = async (name: string, role: string) => {
  const { username, password } = await here.person(name, [{ role, on: shop }]);
  return tokenOf(username, password);
};
const [ana, ben] = [await signedIn('ana', 'Full Control'), await signedIn('ben', 'View Only')];

/** A raw stream as the docker CLI opens it, with what is typed right behind it, before anybody answered. */
async function opened(token: string, path: string, body: string | undefined, early: string) {
  const headers = [`Authorization: Bearer ${token}`, 'Connection: Upgrade', 'Upgrade: tcp'];
  const json = body === undefined ? [] : ['Content-Type: application/json'];
  const connection = await RawConnection.to(door.origin);
  connection.send(rawRequest(`POST /clusters/local${path}`, [...headers, ...json], body) + early);
  return connection;
}

async function typeOver(path: string, body?: string): Promise<void> {
  const [early, late, unheard] = [marker(), marker(), marker()];
  const connection = await opened(ana, path, body, `${early}\r`);
  await connection.says(prompt);
  connection.send(`${late}\r`);
  await waitFor('what was typed', () => engine.typed().includes(early) && engine.typed().includes(late));
  connection.destroy();
  const refused = await opened(ben, path, body, `${unheard}\r`);
  expect([403, 404]).toContain(await refused.status());
  refused.destroy();
}

async function typeOverWebSocket(path: string): Promise<void> {
  const typed = marker();
  const address = `${door.origin.replace('http', 'ws')}/clusters/local${path}`;
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${ana}` } });
  const heard: string[] = [];
  socket.on('message', (text) => heard.push(String(text)));
  await waitFor('the prompt', () => heard.join('').includes(prompt));
  socket.send(`${typed}\r`);
  await waitFor('what was typed', () => engine.typed().includes(typed));
  socket.terminate();
}

/** Each is sent by who may and by who may not; the engine refuses it and repeats all of it. */
async function sendArchives(): Promise<void> {
  const inTar = (content: string) => tarOf([{ name: 'settings.txt', content }]);
  const dockerfile = (step: string) =>
    tarOf([{ name: 'Dockerfile', content: `FROM ${engine.image}\n${step}\n` }]);
  const bodies: readonly [method: string, path: string, of: (secret: string) => Promise<Buffer>][] = [
    ['PUT', `${container}/archive?path=/tmp`, inTar],
    ['PUT', `${container}/archive?path=/tmp`, async (secret) => Buffer.from(secret)],
    ['POST', '/v1.41/build?t=thing', (secret) => dockerfile(`RUN curl -H "Authorization: Bearer ${secret}"`)],
    ['POST', '/v1.41/build?t=thing', (secret) => dockerfile(`${secret} is no instruction`)],
    ['POST', '/v1.41/images/create?fromSrc=-', inTar],
    [
      'POST',
      '/v1.41/images/load',
      async (secret) => tarOf(imageArchive(['thing:1'], await inTar(secret)).files),
    ],
    ['POST', '/v1.41/images/load', inTar],
    ['POST', '/v1.41/plugins/create?name=thing', inTar],
  ];
  const admin = await tokenOf('admin', 'opensesame-42');
  for (const [method, path, of] of bodies) {
    for (const token of [ana, ben, admin]) {
      await door.as(token).ask(method, path, await of(marker()), { 'content-type': 'application/x-tar' });
    }
  }
}

it('keeps nothing of what is typed into terminals or sent in archives', async () => {
  engine.agreeTo(/^POST \/containers\/[^/]+\/exec$/);
  const wish = { Cmd: ['sh'], AttachStdin: true, AttachStdout: true };
  const { json: exec } = await door.as(ana).ask('POST', `${container}/exec`, wish);
  for (const terminals of [false, true]) {
    await here.admin.ok('PUT', `/collections/${encodeURIComponent(shop)}/recording`, { terminals });
    await typeOver(`/v1.41/exec/${exec.Id}/start`, JSON.stringify({ Detach: false, Tty: false }));
    await typeOver(`${container}/attach?stream=1&stdin=1&stdout=1`);
    await typeOverWebSocket(`${container}/attach?stream=1&stdin=1&stdout=1`);
  }
  await waitFor('the recordings to end', async () => {
    const ended = await here.db.terminalRecording.count({ where: { endedAt: { not: null } } });
    return ended === 3;
  });
  await sendArchives();
  // Refused requests alone would prove little.
  for (const path of ['/archive', '/build', '/images/create', '/images/load', '/plugins/create']) {
    expect(engine.asked).toContainEqual(expect.stringMatching(new RegExp(`${path} [^]*Marker-\\d{4}`)));
  }

  const said = await allThatIsKept(here);
  said.set('what is printed', printed.join(''));
  const parts = await here.db.terminalRecordingPart.findMany();
  said.set('recordings', parts.map(({ bytes }) => gunzipSync(bytes).toString('utf8')).join('\n'));
  expect(said.get('recordings')).toContain(prompt);
  expect(said.get('table AuditEntry')).toContain('may repeat the archive');
  expect(found(said, markers)).toEqual([]);
});
