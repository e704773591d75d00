import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const [output] = (await once(answer.socket, 'data')) as [Buffer];
  expect(output.toString()).toBe('the end');
});

it('calls an answer that breaks off unreachable', async () => {
  await engineThatAnswers('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{', (socket) => socket.end());
  const answer = await engine.ask({ method: 'GET', target: '/info' });
  await expect(readAnswer(answer)).rejects.toBeInstanceOf(EngineUnreachable);
});

it('calls an engine that is not there unreachable', async () => {
  await engineThatAnswers('');
  server.close();
  await expect(engine.send({ method: 'GET', target: '/info' })).rejects.toBeInstanceOf(EngineUnreachable);
});
