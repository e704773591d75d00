import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** Hijacked connections: terminals, attach, and what their two directions do when one ends. */
describe('terminals and attached streams', () => {
  let ana: Person;
  let place: string[];

  beforeAll(async () => {
    const shop = await stand.collection('shop');
    place = inside(shop);
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
  });

  it('run -it gives a shell at a terminal of the right size', async () => {
    const shell = ana.docker.startAtTerminal('run', '-it', '--rm', ...place, 'busybox', 'sh');
    await shell.prints('/ #');
    shell.type('echo $((40 + 2))\n');
    await shell.prints(/\b42\b/);
    // The CLI tells the size once the container runs, which the shell may be quicker than.
    const toldSize = () => {
      shell.type('stty size\n');
      return /\b24 80\b/.test(shell.output);
    };
    await waitFor('the size of the terminal', toldSize, { intervalMs: 200 });
    shell.type('exit 3\n');
    expect(await shell.ends()).toBe(3);
  });

  it('run -it with a bearer token does the same', async () => {
    const shell = ana.dockerByToken.startAtTerminal('run', '-it', '--rm', ...place, 'busybox', 'sh');
    await shell.prints('/ #');
    shell.type('echo $((40 + 2)); exit\n');
    await shell.prints(/\b42\b/);
    expect(await shell.ends()).toBe(0);
  });

  it('exec -it gives a shell in a running container', async () => {
    const name = stand.unique('sleeper');
    await ana.docker.run('run', '-d', '--name', name, ...place, 'busybox', 'sleep', '3600');
    const shell = ana.docker.startAtTerminal('exec', '-it', name, 'sh');
    await shell.prints('/ #');
    shell.type('hostname; echo $((40 + 2)); exit 5\n');
    await shell.prints(/\b42\b/);
    expect(await shell.ends()).toBe(5);
  });

  it('attach sends input to a running container and shows its output', async () => {
    const name = stand.unique('echo');
    await ana.docker.run(
      'run',
      '-di',
      '--name',
      name,
      ...place,
      'busybox',
      'sh',
      '-c',
      'read x; echo "got $x"; exit 4',
    );
    const attached = ana.docker.start('attach', name);
    attached.type('this\n');
    await attached.prints('got this');
    expect(await attached.ends()).toBe(4);
  });

  it('output that comes long after the input ended is not lost', async () => {
    // Without -i the CLI closes its half of the connection at once.
    const late = ['sh', '-c', 'sleep 2; echo late; echo "later" >&2'];
    const ran = await ana.docker.attempt('run', '--rm', ...place, 'busybox', ...late);
    expect(ran).toEqual({ code: 0, stdout: 'late\n', stderr: 'later\n' });

    const name = stand.unique('sleeper');
    await ana.docker.run('run', '-d', '--name', name, ...place, 'busybox', 'sleep', '3600');
    expect(await ana.docker.attempt('exec', name, ...late)).toEqual(ran);
  });

  it('the end of input reaches the container while its output goes on', async () => {
    const counted = await ana.docker.runWithInput(
      Buffer.alloc(1 << 20, 'x'),
      ...['run', '-i', '--rm', ...place, 'busybox', 'sh', '-c', 'wc -c; sleep 1; echo done'],
    );
    expect(counted).toMatchObject({ code: 0, stdout: '1048576\ndone\n' });
  });

  it('a browser types into a terminal over a WebSocket, and resizes it', async () => {
    const container = await ana.docker.run('run', '-d', ...place, 'busybox', 'sleep', '3600');
    const { json } = await ana.door.post(`/v1.41/containers/${container}/exec`, {
      Cmd: ['sh'],
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      Tty: true,
    });
    const socket = new WebSocket(
      `${stand.facts.consoleUrl.replace('http', 'ws')}/clusters/local/exec/${json.Id}/start?tty=1`,
      { headers: { cookie: `wheelhouse_session=${ana.token}`, origin: stand.facts.consoleUrl } },
    );
    let output = '';
    socket.on('message', (data, isBinary) => {
      expect(isBinary).toBe(true);
      output += data.toString();
    });
    await once(socket, 'open');
    await waitFor('the prompt', () => output.includes('/ #'));
    expect((await ana.door.post(`/v1.41/exec/${json.Id}/resize?h=33&w=99`)).status).toBeLessThan(300);
    socket.send(Buffer.from('stty size; echo $((40 + 2))\n'));
    await waitFor('the size and the sum', () => /33 99\s+42/.test(output));
    socket.send(Buffer.from('exit\n'));
    await once(socket, 'close');
  });

  it('a large output arrives whole', async () => {
    const { stdout } = await ana.docker.attempt(
      ...['run', '--rm', ...place, 'busybox', 'sh', '-c', 'seq 1 200000'],
    );
    expect(stdout.length).toBe(1_288_895);
    expect(stdout.endsWith('199999\n200000\n')).toBe(true);
  });
});
