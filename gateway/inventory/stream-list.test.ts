import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { streamList } from '@/gateway/inventory/stream-list';

let server: Server;
let answer: { status?: number; pieces: readonly string[]; isWhole: boolean };

beforeEach(async () => {
  server = createServer((_request, response) => {
    response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json' });
    for (const piece of answer.pieces) response.write(piece);
    if (answer.isWhole) response.end();
    else response.socket?.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function ask() {
  const { port } = server.address() as AddressInfo;
  const engine = openEngine(tcp(port));
  const texts: string[] = [];
  try {
    const said = await streamList(engine, { target: '/tasks', withinMs: 10_000 }, (text) => {
      texts.push(text.toString());
    });
    return { ...said, texts };
  } finally {
    engine.close();
  }
}

const tcp = (port: number) => ({ kind: 'tcp', host: '127.0.0.1', port }) as const;

it('gives each item as the engine wrote it, however the answer was cut', async () => {
  const items = Array.from({ length: 3_000 }, (_, id) => `{"ID":"${id}","Text":"${'x'.repeat(id % 90)}"}`);
  const text = `[${items.join(',')}]\n`;
  const pieces = Array.from({ length: Math.ceil(text.length / 7_001) }, (_, at) =>
    text.slice(at * 7_001, (at + 1) * 7_001),
  );
  answer = { pieces, isWhole: true };
  expect(await ask()).toMatchObject({ status: 200, isList: true, texts: items });
});

it('tells what is no list, and what an engine says instead', async () => {
  answer = { pieces: ['{"message":"no"}'], isWhole: true };
  expect(await ask()).toMatchObject({ isList: false, texts: [] });
  answer = { pieces: ['[{"ID":"1"},{"I'], isWhole: true };
  expect(await ask()).toMatchObject({ isList: false });
  answer = { status: 503, pieces: ['{"message":"no"}'], isWhole: true };
  const refused = await ask();
  expect([refused.status, refused.bytes.toString()]).toEqual([503, '{"message":"no"}']);
});

it('fails where the answer breaks off', async () => {
  answer = { pieces: ['[{"ID":"1"},'], isWhole: false };
  await expect(ask()).rejects.toThrow(EngineUnreachable);
});
