import type { Measurement } from '@/bench/measurements/measurement';
import { inRounds, medianOf, p50 } from '@/bench/measurements/rounds';
import { compared, limited, type Row } from '@/bench/report/row';
import { createContainers } from '@/bench/rig/container';
import { startGateway } from '@/bench/rig/gateway';
import type { Rig } from '@/bench/rig/rig';
import { type SimulatedCluster, startSimulatedCluster } from '@/bench/rig/simulated';
import { doorWay, type Way } from '@/bench/rig/way';
import { pidListeningOn, residentBytes } from '@/e2e/fixtures/gateway-process';

const mebibyte = 1024 * 1024;
const durationMs = 2_000;
const list = '/containers/json?all=1';
const share = 500;
const rssMiB = 250;

export const lists: Measurement = {
  name: 'lists',
  about:
    '`GET /containers/json?all=1`, one connection, asked as a tenant of 500 containers on a real engine that has just these, and on a simulated one (bench/simulated-engine) with 100 nodes, 2,000 services, 10,000 containers and 50 events a second, where somebody else sees 500 of them, an administrator all. Memory is that of a gateway that was started for this, after the lists.',
  async run(rig) {
    const scale = { eventsPerSecond: 50 };
    const simulated = await startSimulatedCluster(rig, scale, [share]);
    await createContainers(rig, share);
    const gateway = await startGateway(rig, 'gateway', 'the door', simulated.name);
    return [...(await small(rig, gateway)), ...(await large(rig, simulated, gateway)), memory(gateway)];
  },
};

async function small(rig: Rig, gateway: Way): Promise<Row[]> {
  const results = await inRounds([rig.direct, gateway], (way) => ask(rig, way));
  const theirs = ['the real engine', medianOf(results.get(rig.direct), p50)] as const;
  return [
    compared('a list of 500, real engine: p50', theirs, medianOf(results.get(gateway), p50), 'ms', {
      atMost: 0.1,
    }),
  ];
}

async function large(rig: Rig, { name, direct, tenants }: SimulatedCluster, gateway: Way): Promise<Row[]> {
  const as = (who: string, token: string) => doorWay(who, gateway.at, token, name);
  const tenant = as('a tenant of 500', tenants[0]?.token ?? '');
  const admin = as('an administrator', rig.admin.token);
  const results = await inRounds([direct, tenant, admin], (way) => ask(rig, way));
  const of = (way: Way) => medianOf(results.get(way), p50);
  const theirs = [direct.name, of(direct)] as const;
  return [
    compared('500 of 10,000 as a tenant: p50', theirs, of(tenant), 'ms', { atMost: 0.1 }),
    limited('500 of 10,000 as a tenant: p50', of(tenant), 'ms', 20),
    compared('10,000 as an administrator: p50', theirs, of(admin), 'ms', null),
    limited('10,000 as an administrator: p50', of(admin), 'ms', 20),
  ];
}

function memory({ at }: Way): Row {
  const port = 'port' in at ? at.port : 0;
  const resident = residentBytes(pidListeningOn(port)) / mebibyte;
  return limited('memory of a gateway with 10,000 containers', resident, 'MiB', rssMiB);
}

function ask(rig: Rig, { at, base, headers }: Way) {
  const paths = [`${base}${list}`];
  return rig.load.run({ kind: 'requests', at, method: 'GET', paths, headers, connections: 1, durationMs });
}
