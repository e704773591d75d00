import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { RawConnections, rawRequest } from '@/e2e/fixtures/raw-connection';
import { stand } from '@/e2e/fixtures/stand';

/** A create request that is right but for what is added. SHOP stands for the collection, not yet made. */
const spec = (hostConfig: string, more = '') =>
  `{"Image":"busybox","Labels":{"io.wheelhouse.collection":"SHOP"}${more},"HostConfig":${hostConfig}}`;

/** One canonical form or a refusal: what is checked is what the engine gets, to the byte. */
describe('requests with odd bodies', () => {
  let ana: Person;
  let bearer: string;
  let shop: string;
  const raw = new RawConnections();

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    bearer = `Authorization: Bearer ${ana.token}`;
  });

  afterEach(() => raw.close());

  /** Sends a create request with this body text, and expects 4xx and no container. */
  async function refusedCreate(body: string): Promise<void> {
    const name = stand.unique('odd');
    const connection = await raw.send(
      rawRequest(
        `POST /clusters/local/v1.41/containers/create?name=${name}`,
        [bearer, 'Content-Type: application/json'],
        body.replace('SHOP', shop),
      ),
    );
    const status = await connection.status();

    expect(await stand.engine.container(name), body.slice(0, 200)).toBeUndefined();
    expect(status, `${body.slice(0, 200)} → ${connection.text.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
    expect(status, connection.text.slice(0, 300)).toBeLessThan(500);
  }

  it('a plain create passes, so that the refusals below mean something', async () => {
    const name = stand.unique('plain');
    const connection = await raw.send(
      rawRequest(
        `POST /clusters/local/v1.41/containers/create?name=${name}`,
        [bearer, 'Content-Type: application/json'],
        spec('{"Memory":16777216}').replace('SHOP', shop),
      ),
    );
    expect(await connection.status(), connection.text).toBe(201);
    expect((await stand.engine.container(name))?.HostConfig.Memory).toBe(16777216);
  });

  it.each([
    ['a key in another case', spec('{"privileged":true}')],
    ['a key in capitals', spec('{"PRIVILEGED":true}')],
    ['an outer key in another case', '{"Image":"busybox","hostconfig":{"Privileged":true}}'],
    ['a key with a long s, which Go takes for an s', spec('{"Bind\u017f":["/:/host"]}')],
    ['a key with a Kelvin sign, which Go takes for a k', spec('{"Networ\u212aMode":"host"}')],
    ['an escaped key', spec('{"\\u0050rivileged":true}')],
    ['an escaped outer key', '{"Image":"busybox","\\u0048ostConfig":{"Privileged":true}}'],
    ['a key twice', spec('{"Privileged":false,"Privileged":true}')],
    ['an object twice', `${spec('{"Memory":16777216}').slice(0, -1)},"HostConfig":{"Privileged":true}}`],
    [
      'an object twice in two cases',
      `${spec('{"Memory":16777216}').slice(0, -1)},"hostConfig":{"Privileged":true}}`,
    ],
    ['a second document', `${spec('{}')}${spec('{"Privileged":true}')}`],
    ['a second document on a new line', `${spec('{}')}\n{"HostConfig":{"Privileged":true}}`],
    ['trailing text', `${spec('{}')} x`],
    ['a host field at top level', `{"Image":"busybox","Privileged":true,"Binds":["/:/host"]}`],
    ['an unknown key', spec('{}', ',"Surprise":1')],
    ['an unknown key inside', spec('{"Surprise":1}')],
    ['a prototype key', spec('{}', ',"__proto__":{"Privileged":true}')],
    ['an integer above 2^53', spec('{"Memory":9007199254740993}')],
    ['an integer above 2^63', spec('{"Memory":9223372036854775808}')],
    ['a fraction where an integer is due', spec('{"Memory":1.5}')],
    ['a number in another notation', spec('{"Memory":1e9}')],
    ['a string where a boolean is due', spec('{"Privileged":"true"}')],
    ['no object', '[]'],
    ['no JSON', 'Image=busybox'],
    ['nothing', ''],
    ['a comment', `/* */${spec('{}')}`],
    ['half a document', spec('{}').slice(0, -5)],
    ['an invalid escape', spec('{}', ',"Env":["\\x41"]')],
    ['a NUL in a name', spec('{}', ',"Hostname":"a\\u0000b"')],
    ['a lone surrogate', spec('{}', ',"Env":["A=\\ud800"]')],
    [
      'a depth that has no reason',
      `{"Image":"busybox","Labels":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    ],
  ])('a body with %s is refused', async (_, body) => {
    await refusedCreate(body);
  });

  it('a body that is not UTF-8 is refused', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"Image":"busybox","Env":["'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"]}'),
    ]);
    const connection = await raw.send(
      Buffer.concat([
        Buffer.from(
          `POST /clusters/local/v1.41/containers/create HTTP/1.1\r\nHost: door\r\n${bearer}\r\n` +
            `Content-Type: application/json\r\nContent-Length: ${bytes.length}\r\n\r\n`,
        ),
        bytes,
      ]),
    );
    expect(await connection.status()).toBe(400);
  });

  it('a body above 4 MiB is refused, with its length told and without', async () => {
    const name = stand.unique('huge');
    const body = spec('{}', `,"Env":["A=${'x'.repeat(5 << 20)}"]`).replace('SHOP', shop);
    const start = `POST /clusters/local/v1.41/containers/create?name=${name} HTTP/1.1\r\nHost: door\r\n${bearer}\r\nContent-Type: application/json\r\n`;
    const told = await raw.send(`${start}Content-Length: ${body.length}\r\n\r\n`);
    told.send(body);
    expect([413, 0]).toContain(await told.status());
    const untold = await raw.send(`${start}Transfer-Encoding: chunked\r\n\r\n`);
    untold.send(`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
    expect([413, 0]).toContain(await untold.status());
    expect(await stand.engine.container(name)).toBeUndefined();
  });

  it('a body hidden from the check by its framing is refused', async () => {
    const name = stand.unique('smuggled');
    const path = `/clusters/local/v1.41/containers/create?name=${name}`;
    const body = spec('{"Privileged":true}').replace('SHOP', shop);
    const head = (lines: string[]) =>
      `POST ${path} HTTP/1.1\r\nHost: door\r\n${bearer}\r\nContent-Type: application/json\r\n${lines.join('\r\n')}\r\n\r\n`;
    for (const bytes of [
      `${head([`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'])}0\r\n\r\n${body}`,
      `${head(['Transfer-Encoding: chunked', 'Content-Length: 0'])}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
      `${head(['Content-Length: 0', `Content-Length: ${body.length}`])}${body}`,
      `${head(['Transfer-Encoding: xchunked'])}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
      `${head(['Transfer-Encoding : chunked'])}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
      `${head(['Content-Encoding: gzip', `Content-Length: ${body.length}`])}${body}`,
      `${head(['Content-Length: 0'])}${body}`,
    ]) {
      const connection = await raw.send(bytes);
      const status = await connection.status();
      expect(
        status === 0 || (status >= 400 && status < 500),
        `${bytes.slice(0, 300)} → ${connection.text}`,
      ).toBe(true);
      expect(await stand.engine.container(name)).toBeUndefined();
    }
  });
});
