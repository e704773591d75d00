import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** What one side has on the stage, by the names that marks in attacks use. */
export type Things = Readonly<Record<string, string>>;

/** Someone who attacks, at the cluster that the whole suite plays on. */
export interface Attacker extends PersonAtCluster {
  readonly role: 'Full Control' | 'Restricted Control';
  readonly person: Person;
}

/** Two neighbours on one Swarm: those who attack, all on one collection, and their victim on another. */
export interface Stage {
  readonly mine: string;
  readonly theirs: string;
  readonly full: Attacker;
  readonly restricted: Attacker;
  readonly victim: Person;
  readonly my: Things;
  readonly their: Things;
  /** What must be in no answer to the attackers, unless they said it themselves. */
  readonly secrets: readonly string[];
  readonly watched: { readonly containers: readonly string[]; readonly networks: readonly string[] };
}

const cluster = 'swarm';

export async function setStage(): Promise<Stage> {
  const mine = await stand.collection('mine');
  // Not below /Shared: whose images everybody may use.
  const theirs = await stand.collection('theirs', '');
  const [full, restricted, victim] = await Promise.all([
    stand.person('fay', { role: 'Full Control', on: mine }),
    stand.person('roy', { role: 'Restricted Control', on: mine }),
    stand.person('vera', { role: 'Full Control', on: theirs }),
  ]);
  const secret = stand.unique('hush');
  const my = await things(await full.at(cluster), mine, 'mine', 'plain');
  const their = await things(await victim.at(cluster), theirs, 'theirs', secret);
  return {
    mine,
    theirs,
    full: { ...(await full.at(cluster)), role: 'Full Control', person: full },
    restricted: { ...(await restricted.at(cluster)), role: 'Restricted Control', person: restricted },
    victim,
    my,
    their,
    secrets: [secret, victim.username, theirs, ...named(their)],
    watched: {
      containers: [my, their].flatMap((side) => [side['container.id'] ?? '', side['stopped.id'] ?? '']),
      networks: [my, their].map((side) => side['network.id'] ?? ''),
    },
  };
}

/** Every id, in its short form, and every name. Parts of names are no secret. */
function named(side: Things): string[] {
  return Object.entries(side).flatMap(([key, value]) => {
    // Info tells which engine one speaks to.
    if (key.startsWith('node.')) return [];
    if (key.endsWith('.id')) return [value.replace('sha256:', '').slice(0, 12)];
    // An image is known by its name without the tag.
    return key.endsWith('.name') ? [value.replace(/:1$/, '')] : [];
  });
}

/** One of each kind, each with the word in all that can hold one. */
async function things(
  { docker, door }: PersonAtCluster,
  place: string,
  who: string,
  word: string,
): Promise<Things> {
  const at = [...inside(place), '--label', `word=${word}`];
  const names = Object.fromEntries(
    ['container', 'stopped', 'network', 'volume', 'image', 'service', 'secret', 'config'].map((kind) => [
      kind,
      stand.unique(`${who}-${kind}`),
    ]),
  );
  const settings = ['--env', `WORD=${word}`, '--network', names.network ?? ''];
  await docker.run('volume', 'create', ...at, names.volume ?? '');
  const network = await docker.run('network', 'create', ...at, names.network ?? '');
  const container = await docker.run(
    ...[
      'run',
      '-d',
      '--name',
      names.container ?? '',
      ...at,
      ...settings,
      '-v',
      `${names.volume}:/data`,
      'busybox',
    ],
    ...['sh', '-c', `echo ${word}; echo ${word} > /data/file; exec sleep 86400`],
  );
  const stopped = await docker.run(
    ...['create', '--name', names.stopped ?? '', ...at, ...settings, 'busybox', 'sleep', '86400'],
  );
  const exec = await door.post(`/v1.41/containers/${container}/exec`, { Cmd: ['echo', word] });
  const image = await privateImage(names.image ?? '', place, stopped, word);
  const swarm = await swarmThings(names, at, word);
  const ids = { container, stopped, network, volume: names.volume ?? '', image, ...swarm };
  const all: Record<string, string> = { 'exec.id': exec.json.Id, 'image.repository': names.image ?? '' };
  if (who === 'theirs') {
    // Everybody may see the workers, which are in /Shared; nobody here the manager.
    const { body } = await stand.swarm.truth.ask('GET', `/nodes/${stand.swarm.manager.name}`);
    all['node.id'] = (body as { ID: string }).ID;
    all['node.name'] = stand.swarm.manager.name;
  }
  all['service.version'] = String((await stand.swarm.service(swarm.service))?.Version.Index);
  for (const [kind, id] of Object.entries(ids)) {
    all[`${kind}.id`] = id;
    all[`${kind}.short`] = id.replace('sha256:', '').slice(0, 12);
    const name = kind === 'image' ? `${names.image}:1` : names[kind];
    if (name !== undefined) all[`${kind}.name`] = name;
  }
  return all;
}

/** An image of its own, under a name that belongs to the collection. */
async function privateImage(repository: string, place: string, from: string, word: string): Promise<string> {
  await (await stand.admin()).api.post('/image-prefixes', { prefix: repository, collection: place });
  const change = [`ENV WORD=${word}`, `LABEL word=${word}`].flatMap((line) => ['--change', line]);
  return stand.swarm.dockerAtManager.run('commit', ...change, from, `${repository}:1`);
}

/** Made past the door, and adopted by their labels. */
async function swarmThings(
  names: Readonly<Record<string, string>>,
  at: readonly string[],
  word: string,
): Promise<Record<'service' | 'secret' | 'config' | 'task', string>> {
  const { dockerAtManager, truth } = stand.swarm;
  const fromWord = async (kind: 'secret' | 'config') => {
    const { stdout } = await dockerAtManager.runWithInput(
      Buffer.from(word),
      ...[kind, 'create', ...at, names[kind] ?? '', '-'],
    );
    return stdout.trim();
  };
  const [secret, config] = await Promise.all([fromWord('secret'), fromWord('config')]);
  const service = await dockerAtManager.run(
    ...['service', 'create', '--detach', '--name', names.service ?? '', ...at, '--env', `WORD=${word}`],
    ...[
      '--secret',
      names.secret ?? '',
      '--config',
      names.config ?? '',
      stand.swarm.image('busybox'),
      'sleep',
      '86400',
    ],
  );
  const task = await waitFor('a task to run', async () => {
    const filters = encodeURIComponent(JSON.stringify({ service: [service] }));
    const { body } = await truth.ask('GET', `/tasks?filters=${filters}`);
    const running = (body as { ID: string; Status: { State: string } }[]).find(
      ({ Status }) => Status.State === 'running',
    );
    return running?.ID;
  });
  return { service, secret, config, task };
}
