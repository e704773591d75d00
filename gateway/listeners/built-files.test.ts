import { afterEach, expect, it } from 'vitest';
import { closeServers, listen } from '@/gateway/listeners/servers.fixture';
import { openWeb, passToWeb } from '@/gateway/listeners/web';

afterEach(closeServers);

const forAYear = 'public, max-age=31536000, immutable';
const script = '/_next/static/chunks/one.js';

/** A console whose `web` has that under every address. @returns how to ask it, and what `web` was asked for */
async function consoleOf(headers: Record<string, string>, status = 200) {
  const asked: string[] = [];
  const web = await listen((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status, { 'Content-Type': 'application/javascript', ...headers });
    response.end('let a = 1;\n'.repeat(500));
  });
  const passing = openWeb(web, 'http://console.test');
  const at = await listen((request, response) => passToWeb(passing, request, response));
  const ask = async (path: string, sent: Record<string, string> = {}) => {
    const answer = await fetch(new URL(path, at), { headers: sent });
    return { text: await answer.text(), headers: answer.headers, status: answer.status };
  };
  return { ask, asked };
}

it('packs a built file once for everybody, and says the same of it again', async () => {
  const { ask, asked } = await consoleOf({ 'Cache-Control': forAYear, 'X-Content-Type-Options': 'nosniff' });
  const [first, second] = [await ask(script), await ask(script)];
  expect(asked).toEqual([script]);
  expect(second.text).toBe(first.text);
  for (const name of ['content-type', 'content-encoding', 'cache-control', 'vary', 'x-content-type-options'])
    expect(second.headers.get(name), name).toBe(first.headers.get(name));
  expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
});

it('keeps what is packed in another way apart', async () => {
  const { ask, asked } = await consoleOf({ 'Cache-Control': forAYear });
  for (const encoding of ['br', 'gzip', 'identity', 'br', 'gzip', 'identity']) {
    const { text, headers } = await ask(script, { 'accept-encoding': encoding });
    expect(headers.get('content-encoding') ?? 'identity').toBe(encoding);
    expect(text).toContain('let a = 1;');
  }
  expect(asked).toHaveLength(3);
});

it.each([
  ['of pages', '/ops', {}, { 'Cache-Control': forAYear }, 200],
  ['under an address with a query', `${script}?a=1`, {}, { 'Cache-Control': forAYear }, 200],
  ['that may change', script, {}, { 'Cache-Control': 'private, no-store' }, 200],
  ['that is not there', script, {}, { 'Cache-Control': forAYear }, 404],
  ['of a part', script, { range: 'bytes=0-9' }, { 'Cache-Control': forAYear }, 200],
  ['for somebody', script, {}, { 'Cache-Control': forAYear, 'Set-Cookie': 'a=b' }, 200],
])('keeps no answer %s', async (_which, path, sent, headers, status) => {
  const { ask, asked } = await consoleOf(headers as Record<string, string>, status);
  await ask(path, sent as Record<string, string>);
  expect((await ask(path, sent as Record<string, string>)).status).toBe(status);
  expect(asked).toHaveLength(2);
});
