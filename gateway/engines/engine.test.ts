import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Engine, openEngine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { readAnswer } from '@/gateway/engines/read-answer';

/** Bytes on the wire that a real engine sends only in moments which no test can bring about. */
let folder: string;
let server: Server;
let engine: Engine;
let received: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wheelhouse-engine-'));
  received = '';
});

afterEach(() => {
  engine.close();
  server.close();
  rmSync(folder, { recursive: true });
});

async function engineThatAnswers(answer: string, then: (socket: Socket) => void = () => undefined) {
  const socketPath = join(folder, 's');
  server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      const isFirst = received === '';
      received += chunk.toString();
      if (isFirst) {
        socket.write(answer);
        then(socket);
      }
    });
  }).listen(socketPath);
  await once(server, 'listening');
  engine = openEngine({ kind: 'unix', socketPath });
}

it('hands over a raw stream only after 101, with what came along', async () => {
  await engineThatAnswers('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello');
  const answer = await engine.hijack({ method: 'POST', target: '/exec/1/start', body: Buffer.from('{}') });
  if (!('head' in answer)) throw new Error('no raw stream');
  expect(answer.head.toString()).toBe('hello');
  answer.socket.destroy();
  expect(received).toContain('Upgrade: tcp');
  expect(received).toContain('\r\n\r\n{}');
});

it('takes a 200 that keeps the connection for an ordinary answer', async () => {
  await engineThatAnswers('HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: keep-alive\r\n\r\nno such');
  const answer = await engine.hijack({ method: 'POST', target: '/exec/1/start' });
  if ('head' in answer) throw new Error('this is no raw stream');
  expect((await readAnswer(answer)).toString()).toBe('no such');
});

it("reads output after it has ended the stream's input", async () => {
  await engineThatAnswers(
    'HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n',
    (socket) => {
      socket.once('end', () => socket.end('the end'));
    },
  );
  const answer = await engine.hijack({ method: 'POST', target: '/attach' });
  if (!('head' in answer)) throw new Error('no raw stream');
  answer.socket.end();
  answer.socket.resume();
  const [output] = (await once(answer.socket, 'data')) as [Buffer];
  expect(output.toString()).toBe('the end');
});

it('calls an answer that breaks off unreachable', async () => {
  await engineThatAnswers('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{', (socket) => socket.end());
  const answer = await engine.send({ method: 'GET', target: '/info' });
  await expect(readAnswer(answer)).rejects.toBeInstanceOf(EngineUnreachable);
});

it('calls an engine that is not there unreachable', async () => {
  await engineThatAnswers('');
  server.close();
  await expect(engine.send({ method: 'GET', target: '/info' })).rejects.toBeInstanceOf(EngineUnreachable);
});

it.each([
  ['interim answers without end', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50)],
  ['headers without end', `HTTP/1.1 200 OK\r\n${'X-More: of it\r\n'.repeat(20_000)}`],
  ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
])('gives up on %s', async (_, answer) => {
  await engineThatAnswers(answer);
  await expect(engine.send({ method: 'GET', target: '/info' })).rejects.toBeInstanceOf(EngineUnreachable);
});

it('reads an answer that its length, its chunks or the end of the connection ends', async () => {
  const endings = [
    ['Content-Length: 5\r\n\r\nhello', () => undefined],
    ['Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n', () => undefined],
    ['Connection: close\r\n\r\nhello', (socket: Socket) => socket.end()],
  ] as const;
  for (const [rest, then] of endings) {
    await engineThatAnswers(`HTTP/1.1 200 OK\r\n${rest}`, then);
    const answer = await engine.send({ method: 'GET', target: '/info' });
    expect((await readAnswer(answer)).toString()).toBe('hello');
    server.close();
    rmSync(join(folder, 's'), { force: true });
    received = '';
  }
});

it('says when an answer ends before its end', async () => {
  for (const rest of ['Content-Length: 50', 'Transfer-Encoding: chunked']) {
    await engineThatAnswers(`HTTP/1.1 200 OK\r\n${rest}\r\n\r\n5\r\nhello`, (socket) => socket.end());
    const answer = await engine.send({ method: 'GET', target: '/info' });
    await expect(readAnswer(answer)).rejects.toBeInstanceOf(EngineUnreachable);
    server.close();
    rmSync(join(folder, 's'), { force: true });
    received = '';
  }
});

it('sends a body that grows in chunks of its own, and breaks off with whoever sends it', async () => {
  await engineThatAnswers('', (socket) => {
    const answerOnceWhole = () => {
      if (received.endsWith('0\r\n\r\n')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    };
    socket.on('data', answerOnceWhole);
    answerOnceWhole();
  });
  const body = new PassThrough();
  const asked = engine.send({ method: 'PUT', target: '/archive', body });
  body.write('one');
  body.end('three');
  expect((await asked).statusCode).toBe(200);
  expect(received).toContain('\r\n\r\n3\r\none\r\n5\r\nthree\r\n0\r\n\r\n');

  const broken = new PassThrough();
  const refused = engine.send({ method: 'PUT', target: '/archive', body: broken });
  broken.write('one');
  broken.destroy();
  await expect(refused).rejects.toBeInstanceOf(EngineUnreachable);
});
