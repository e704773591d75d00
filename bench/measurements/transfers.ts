import type { Measurement } from '@/bench/measurements/measurement';
import { inRounds, medianOf, perSecond } from '@/bench/measurements/rounds';
import { compared, limited, type Row } from '@/bench/report/row';
import { runContainer } from '@/bench/rig/container';
import type { Rig } from '@/bench/rig/rig';
import type { Way } from '@/bench/rig/way';
import { growthDuring, pidListeningOn } from '@/e2e/fixtures/gateway-process';

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;
/** What a gateway may grow by while a gibibyte passes; garbage that is not yet collected included. */
const flatMiB = 96;

interface Carried {
  /** Measures the TLS listener too, to report it. */
  readonly withTls?: boolean;
  readonly what: string;
  readonly method: 'GET' | 'PUT';
  /** Below the version. */
  readonly path: string;
  readonly uploadBytes?: number;
}

export const logs: Measurement = {
  name: 'logs',
  about:
    '`docker logs` of 1 GiB in lines of 1 KiB, kept by the `local` driver, which the engine reads fastest.',
  async run(rig) {
    const line = 'x'.repeat(1_015);
    // Options of the log driver are an operator's: the tenant finds the container in their collection.
    const id = await rig.dockerAtEngine.run(
      ...['run', '-d', '--label', `io.wheelhouse.collection=${rig.collection}`],
      ...['--log-driver', 'local', '--log-opt', 'max-size=1400m', '--log-opt', 'compress=false'],
      ...['busybox', 'sh', '-c', `yes ${line} | head -c ${gibibyte}`],
    );
    rig.afterwards(() => rig.dockerAtEngine.attempt('rm', '-f', id));
    await rig.dockerAtEngine.runFor(180_000, 'wait', id);
    return measure(rig, { what: 'logs of 1 GiB', method: 'GET', path: `/containers/${id}/logs?stdout=1` });
  },
};

export const save: Measurement = {
  name: 'save',
  about:
    '`docker save` of an image with a layer of 1 GiB, whose name belongs to the collection of the tenant.',
  async run(rig) {
    const name = `bench/big-${rig.facts.run}-${Date.now()}`;
    const from = await rig.dockerAtEngine.runFor(120_000, 'create', 'busybox', ...writeBig);
    rig.afterwards(() => rig.dockerAtEngine.attempt('rm', '-f', from));
    await rig.dockerAtEngine.runFor(120_000, 'start', '-a', from);
    await rig.dockerAtEngine.runFor(240_000, 'commit', from, name);
    rig.afterwards(() => rig.dockerAtEngine.attempt('rmi', '-f', name));
    await rig.admin.api.post('/image-prefixes', { prefix: `docker.io/${name}`, collection: rig.collection });
    return measure(rig, { what: 'save of 1 GiB', method: 'GET', path: `/images/get?names=${name}` });
  },
};

const writeBig = ['sh', '-c', `head -c ${gibibyte} /dev/zero > /big`];

export const copy: Measurement = {
  name: 'copy',
  about: '`docker cp` of one file of 1 GiB, out of a container and into one (the archive routes).',
  async run(rig) {
    const id = await runContainer(
      rig,
      [],
      'sh',
      '-c',
      'head -c 1073741824 /dev/zero > /big; exec sleep 3600',
    );
    await rig.dockerAtEngine.runFor(
      120_000,
      'exec',
      id,
      'sh',
      '-c',
      'until [ "$(stat -c %s /big)" = 1073741824 ]; do sleep 0.2; done',
    );
    const archive = `/containers/${id}/archive?path=`;
    return [
      ...(await measure(rig, {
        what: 'cp of 1 GiB out',
        method: 'GET',
        path: `${archive}/big`,
        withTls: true,
      })),
      ...(await measure(rig, {
        what: 'cp of 1 GiB in',
        method: 'PUT',
        path: `${archive}/tmp`,
        uploadBytes: gibibyte,
      })),
    ];
  },
};

async function measure(rig: Rig, { what, path, withTls = false, ...asked }: Carried): Promise<Row[]> {
  const pid = pidListeningOn(rig.consolePort);
  let growth = 0;
  const carry = async ({ at, base, headers }: Way) => {
    const job = { kind: 'transfer', at, headers, path: `${base}${path}`, ...asked } as const;
    const measured = await growthDuring(pid, () => rig.load.run(job));
    growth = Math.max(growth, measured.growth);
    if (measured.value.count < gibibyte) throw new Error(`${what}: only ${measured.value.count} bytes came`);
    return measured.value;
  };
  const ways = [rig.direct, rig.door, ...(withTls ? [rig.secureDoor] : [])];
  const results = await inRounds(ways, carry, { warmUp: false });
  const of = (way: Way) => medianOf(results.get(way), perSecond) / mebibyte;
  const theirs = [rig.direct.name, of(rig.direct)] as const;
  return [
    compared(what, theirs, of(rig.door), 'MiB/s', { atLeast: 0.8 }),
    ...(withTls ? [compared(`${what}, TLS listener`, theirs, of(rig.secureDoor), 'MiB/s', null)] : []),
    limited(`${what}: memory of the gateway grew by`, growth / mebibyte, 'MiB', flatMiB),
  ];
}
