import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { stand } from '@/e2e/fixtures/stand';
import { isRefusal } from '@/lib/docker-api/errors';
import { serialise } from '@/lib/docker-api/serialise';
import { readStrictJson } from '@/lib/docker-api/strict-json';
import { jsonTexts, textMaps } from './json-texts';
import { askRawly, type RawAnswer } from './raw-engine';
import { runs, testTimeoutMs } from './runs';

/** Members with which more is read. */
const likely = [
  '"Labels":{"a":"b","A":"c"}',
  '"Cmd":["a","b"]',
  '"Tty":true',
  '"HostConfig":{"Memory":16777216,"Binds":null}',
  '"StopTimeout":1',
  '"Env":["A=\\u0061"]',
  '"TaskTemplate":{"ContainerSpec":{"Image":"a"}}',
];

/**
 * The engine is given the same document twice: as a client wrote it, and as we read and wrote it
 * again. Where we take it, both must mean the same to the engine, errors included.
 */
describe('JSON', () => {
  const [{ socket }] = stand.facts.swarm.nodes;
  const post = (path: string, bytes: Uint8Array) => askRawly(socket, 'POST', `/v1.41${path}`, bytes);
  let container: string;

  beforeAll(async () => {
    container = await stand.swarm.dockerAtManager.run('run', '-d', 'busybox', 'sleep', '86400');
  });

  /** Tries documents; `means` says what the engine took one for. */
  async function agree(
    texts: fc.Arbitrary<Uint8Array>,
    means: (bytes: Uint8Array) => Promise<unknown>,
    parameters: ReturnType<typeof runs>,
  ): Promise<void> {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(texts, async (bytes) => {
        const read = readStrictJson(bytes);
        if (isRefusal(read)) return;
        taken += 1;
        const ours = serialise(read.value);
        const words = `${Buffer.from(bytes).toString('utf8')} became ${ours.toString('utf8')}`;
        const asWritten = await means(bytes);
        expect(asWritten, words).toEqual(await means(ours));
      }),
      parameters,
    );
    console.log(`${taken} documents were taken.`);
    expect(taken).toBeGreaterThan(0);
  }

  /** What the engine made of a container spec; most name an image that is not there. */
  async function madeOf(bytes: Uint8Array): Promise<unknown> {
    const made = await post('/containers/create', bytes);
    if (made.status !== 201) return essence(made);
    const { Id } = JSON.parse(made.text) as { Id: string };
    const { body } = await stand.swarm.truth.ask('GET', `/containers/${Id}/json`);
    await stand.swarm.truth.remove(Id);
    const { Config, HostConfig } = body as { Config: object; HostConfig: object };
    // Without a wish, the id makes the host name.
    return { Config: { ...Config, Hostname: null }, HostConfig };
  }

  /** A byte in the wrong place makes a service without a name of one that could not be made. */
  async function madeService(bytes: Uint8Array): Promise<unknown> {
    const made = await post('/services/create', bytes);
    if (made.status !== 201) return essence(made);
    const { ID } = JSON.parse(made.text) as { ID: string };
    const { body } = await stand.swarm.truth.ask('GET', `/services/${ID}`);
    await stand.swarm.removeService(ID);
    return { ...(body as { Spec: object }).Spec, Name: null };
  }

  it(
    'a request that can be read but not carried out fails alike',
    () =>
      // The image does not exist: the engine reads all and makes nothing.
      agree(jsonTexts('"Image":"zebra-none"', likely), madeOf, runs(300, 8_000)),
    testTimeoutMs,
  );

  it(
    'a service that can be read but not made fails alike',
    () => agree(jsonTexts('"Name":"-no-"', likely), madeService, runs(150, 4_000)),
    testTimeoutMs,
  );

  it(
    'labels are what we read',
    () =>
      agree(
        textMaps.map((labels) => Buffer.from(`{"Name":"zebra-fuzzed","Labels":${labels}}`)),
        async (bytes) => {
          const made = await post('/volumes/create', bytes);
          await stand.swarm.truth.ask('DELETE', '/volumes/zebra-fuzzed');
          return made.status === 201 ? (JSON.parse(made.text) as { Labels: unknown }).Labels : essence(made);
        },
        runs(100, 3_000),
      ),
    testTimeoutMs,
  );

  it(
    'commands are what we read',
    () =>
      agree(
        jsonTexts('"Cmd":["a"]', ['"Tty":true', '"User":"a"', '"Privileged":false', '"Env":["A=1"]']),
        async (bytes) => {
          const made = await post(`/containers/${container}/exec`, bytes);
          if (made.status !== 201) return essence(made);
          const { Id } = JSON.parse(made.text) as { Id: string };
          const { body } = await stand.swarm.truth.ask('GET', `/exec/${Id}/json`);
          return (body as { ProcessConfig: unknown }).ProcessConfig;
        },
        runs(100, 3_000),
      ),
    testTimeoutMs,
  );
});

/** Where in the bytes it stumbled may differ: ours are others. */
function essence({ status, text }: RawAnswer): unknown {
  return { status, text: text.replace(/offset \d+/, 'offset') };
}
