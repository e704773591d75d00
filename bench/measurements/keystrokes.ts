import type { Measurement } from '@/bench/measurements/measurement';
import { inRounds, medianOf, p50, p99 } from '@/bench/measurements/rounds';
import { figure, type Row } from '@/bench/report/row';
import { runContainer } from '@/bench/rig/container';
import type { Rig } from '@/bench/rig/rig';
import type { Way } from '@/bench/rig/way';

const count = 200;
const atMostMs = 1;

export const keystrokes: Measurement = {
  name: 'keystrokes',
  about:
    'A key typed into a terminal that runs `cat`, until its echo is back: through exec and through attach, 200 keys a time.',
  async run(rig) {
    const sleeping = await runContainer(rig, [], 'sleep', '3600');
    const terminal = await runContainer(rig, ['-it'], 'cat');
    const start = (way: Way) => preparedExec(rig, way, sleeping);
    const attach = async ({ base }: Way) => ({
      path: `${base}/containers/${terminal}/attach?stream=1&stdin=1&stdout=1&stderr=1`,
      body: '',
      goodbye: '\n',
    });
    return [...(await measure(rig, 'exec', start)), ...(await measure(rig, 'attach', attach))];
  },
};

interface Terminal {
  readonly path: string;
  readonly body: string;
  readonly goodbye: string;
}

type Opening = (way: Way) => Promise<Terminal>;

async function measure(rig: Rig, what: string, open: Opening): Promise<Row[]> {
  const results = await inRounds([rig.direct, rig.door, rig.secureDoor], async (way) => {
    const { at, headers } = way;
    return rig.load.run({ kind: 'keystrokes', at, headers, count, ...(await open(way)) });
  });
  const rowOf = (way: Way, name: string, isTarget: boolean): Row => {
    const theirs = medianOf(results.get(rig.direct), p50);
    const ours = medianOf(results.get(way), p50);
    const added = ours - theirs;
    return {
      measured: `${what}, keystroke${name}: p50 (p99)`,
      reference: rig.direct.name,
      referenceFigure: `${figure(theirs, 'ms')} (${figure(medianOf(results.get(rig.direct), p99), 'ms')})`,
      ours: `${figure(ours, 'ms')} (${figure(medianOf(results.get(way), p99), 'ms')})`,
      ratio: `${added < 0 ? '−' : '+'} ${figure(Math.abs(added), 'ms')}`,
      target: isTarget ? `+ ${atMostMs} ms` : '',
      isReached: isTarget ? added <= atMostMs : null,
    };
  };
  return [rowOf(rig.door, '', true), rowOf(rig.secureDoor, ', TLS listener', true)];
}

/** An exec belongs to whoever made it, so each way makes its own. */
async function preparedExec(rig: Rig, way: Way, container: string): Promise<Terminal> {
  const streams = { AttachStdin: true, AttachStdout: true, AttachStderr: true, Tty: true };
  const wish = { ...streams, Cmd: ['cat'] };
  const made =
    way === rig.direct
      ? (await rig.engine.ask('POST', `${way.base}/containers/${container}/exec`, wish)).body
      : (await rig.tenant.door.post(`/v1.41/containers/${container}/exec`, wish)).json;
  return {
    path: `${way.base}/exec/${made.Id}/start`,
    body: '{"Detach":false,"Tty":true}',
    // End of transmission at the beginning of a line: `cat` ends.
    goodbye: '\n\x04',
  };
}
