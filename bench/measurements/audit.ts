import type { Result } from '@/bench/load/job';
import type { Measurement } from '@/bench/measurements/measurement';
import { inRounds, medianOf, p50, perSecond } from '@/bench/measurements/rounds';
import { compared, type Row } from '@/bench/report/row';
import { runContainer } from '@/bench/rig/container';
import { startGateway } from '@/bench/rig/gateway';
import type { Way } from '@/bench/rig/way';

const clients = 16;
const durationMs = 2_000;

export const audit: Measurement = {
  name: 'audit',
  about:
    'Changes at 16 clients through two gateways of the same build, one of which records nothing (bench/reference/no-record.ts; no setting of the product does that). Containers made and removed, and signals sent, the cheapest change that there is.',
  async run(rig) {
    const recorded = await startGateway(rig, 'gateway', 'the door');
    const unrecorded = await startGateway(rig, 'gateway-without-audit', 'the same door without audit');
    const containers = await Promise.all(
      Array.from({ length: clients }, () => runContainer(rig, [], 'sleep', '3600')),
    );
    const ways = [unrecorded, recorded] as const;
    const created = await inRounds(ways, ({ at, base, headers }) => {
      const labels = { 'io.wheelhouse.collection': rig.collection };
      const body = JSON.stringify({ Image: 'busybox', Cmd: ['true'], Labels: labels });
      return rig.load.run({ kind: 'creations', at, base, body, headers, connections: clients, durationMs });
    });
    const signalled = await inRounds(ways, ({ at, base, headers }) => {
      const paths = containers.map((id) => `${base}/containers/${id}/kill?signal=WINCH`);
      return rig.load.run({
        kind: 'requests',
        at,
        method: 'POST',
        paths,
        headers,
        connections: clients,
        durationMs,
      });
    });
    return [
      ...rowsOf('create and remove', created, unrecorded, recorded),
      ...rowsOf('signals', signalled, unrecorded, recorded),
    ];
  },
};

function rowsOf(
  what: string,
  results: ReadonlyMap<Way, readonly Result[]>,
  unrecorded: Way,
  recorded: Way,
): Row[] {
  const row = (name: string, figure: typeof p50, unit: 'ms' | '/s', target: { atLeast: number } | null) =>
    compared(
      `audit, ${what}: ${name}`,
      [unrecorded.name, medianOf(results.get(unrecorded), figure)],
      medianOf(results.get(recorded), figure),
      unit,
      target,
    );
  return [row('rate', perSecond, '/s', { atLeast: 0.9 }), row('p50', p50, 'ms', null)];
}
