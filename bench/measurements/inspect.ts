import type { Measurement } from '@/bench/measurements/measurement';
import { inRounds, medianOf, p50, p99, perSecond } from '@/bench/measurements/rounds';
import { startHaproxy, startNodeProxy } from '@/bench/reference/reference';
import { compared, type Row } from '@/bench/report/row';
import { createContainer, runContainer } from '@/bench/rig/container';
import type { Rig } from '@/bench/rig/rig';
import { openWay, type Way } from '@/bench/rig/way';

const durationMs = 1_000;
const others = 30;

export const inspect: Measurement = {
  name: 'inspect',
  about:
    '`GET /containers/{id}/json` as a tenant with a bearer token, on an engine with 31 containers. The bare proxy is one Node process that pipes every request to the engine and asks nobody (bench/reference/node-proxy.ts).',
  async run(rig) {
    const id = await runContainer(rig, [], 'sleep', '3600');
    for (let made = 0; made < others; made += 1) await createContainer(rig);
    const proxy = await startNodeProxy(rig.facts.engine.socket);
    rig.afterwards(() => proxy.stop());
    const haproxy = await startHaproxy(rig.facts.engine.socket);
    rig.afterwards(() => haproxy?.stop());
    const bare = openWay('a bare Node proxy', proxy.at);
    const fast = haproxy && openWay('haproxy', haproxy.at);
    const references = [rig.direct, ...(fast ? [fast] : []), bare];
    // Sixteen first: they warm all of them up, which one connection alone takes very long to do.
    const sixteen = await measure(rig, id, 16, bare, references);
    const one = await measure(rig, id, 1, bare, references);
    return [...one, ...sixteen];
  },
};

async function measure(
  rig: Rig,
  id: string,
  connections: number,
  bare: Way,
  references: readonly Way[],
): Promise<Row[]> {
  const results = await inRounds([...references, rig.door, rig.secureDoor], ({ at, base, headers }) => {
    const paths = [`${base}/containers/${id}/json`];
    return rig.load.run({ kind: 'requests', at, method: 'GET', paths, headers, connections, durationMs });
  });
  const of = (way: Way, figure: typeof p50) => medianOf(results.get(way), figure);
  const what = `inspect, ${connections} connection${connections === 1 ? '' : 's'}`;
  const theirs = (way: Way, figure: typeof p50) => [way.name, of(way, figure)] as const;
  return [
    compared(`${what}: p50`, theirs(bare, p50), of(rig.door, p50), 'ms', { atMost: 1.3 }),
    compared(`${what}: rate`, theirs(bare, perSecond), of(rig.door, perSecond), '/s', { atLeast: 0.8 }),
    compared(`${what}: p99`, theirs(bare, p99), of(rig.door, p99), 'ms', null),
    ...references
      .filter((way) => way !== bare)
      .flatMap((way) => [
        compared(`${what}: p50`, theirs(way, p50), of(rig.door, p50), 'ms', null),
        compared(`${what}: rate`, theirs(way, perSecond), of(rig.door, perSecond), '/s', null),
      ]),
    compared(`${what}, TLS listener: p50`, theirs(bare, p50), of(rig.secureDoor, p50), 'ms', null),
    compared(
      `${what}, TLS listener: rate`,
      theirs(bare, perSecond),
      of(rig.secureDoor, perSecond),
      '/s',
      null,
    ),
  ];
}
