import { stand } from '@/e2e/fixtures/stand';

type Item = Readonly<Record<string, unknown>>;

/** What the engine holds, each thing with what must not change about it. */
export type EngineState = ReadonlyMap<string, string>;

interface Watched {
  readonly containers: readonly string[];
  readonly networks: readonly string[];
}

/**
 * Everything that the engine holds, asked past the door. Things of the stage are looked at closely;
 * of all others only whether they are there and what they are called, since other tests leave some
 * that live on.
 */
export async function engineState(watched: Watched): Promise<EngineState> {
  const found = new Map<string, string>();
  const note = (kind: string, id: unknown, ...facts: unknown[]) =>
    found.set(`${kind} ${String(id)}`, JSON.stringify(facts));
  const close = [
    ...watched.containers.map(async (id) => {
      const { Name, State, Config, HostConfig, ExecIDs, RestartCount, Mounts, NetworkSettings } = await one(
        `/containers/${id}/json`,
      );
      const { Networks } = (NetworkSettings ?? {}) as Item;
      note(
        'inspected container',
        id,
        Name,
        State,
        Config,
        HostConfig,
        ExecIDs,
        RestartCount,
        Mounts,
        Networks,
      );
    }),
    ...watched.networks.map(async (id) => {
      const { Containers, Options, Labels } = await one(`/networks/${id}`);
      note('inspected network', id, Object.keys(Containers ?? {}).sort(), Options, Labels);
    }),
  ];
  const lists = await Promise.all([
    list('/containers/json?all=1'),
    list('/images/json?all=1'),
    list('/networks'),
    list('/volumes', 'Volumes'),
    list('/services'),
    list('/secrets'),
    list('/configs'),
    list('/nodes'),
    list('/plugins'),
    list('/swarm', 'JoinTokens'),
    ...close,
  ]);
  const [containers, images, networks, volumes, services, secrets, configs, nodes, plugins, swarm] = lists;
  for (const { Id, Names, Labels } of containers ?? [])
    note('container', Id, [...(Names as [])].sort(), Labels);
  for (const { Id, RepoTags, RepoDigests } of images ?? [])
    note('image', Id, sorted(RepoTags), sorted(RepoDigests));
  for (const { Id, Name, Driver, Labels } of networks ?? []) note('network', Id, Name, Driver, Labels);
  for (const { Name, CreatedAt, Options, Labels } of volumes ?? [])
    note('volume', Name, CreatedAt, Options, Labels);
  for (const { ID, Spec } of services ?? []) note('service', ID, Spec);
  for (const { ID, Spec } of secrets ?? []) note('secret', ID, Spec);
  for (const { ID, Spec } of configs ?? []) note('config', ID, Spec);
  for (const { ID, Spec } of nodes ?? []) note('node', ID, withoutOurLabels(Spec as Item));
  for (const { Id, Enabled, Settings } of plugins ?? []) note('plugin', Id, Enabled, Settings);
  note('swarm', 'tokens', swarm);
  return found;
}

/** What differs between two states, in words; empty where nothing does. */
export function changes(before: EngineState, after: EngineState): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === is) return [];
    if (was === undefined) return [`${key} appeared: ${is}`];
    return is === undefined ? [`${key} went away`] : [`${key} changed from ${was} to ${is}`];
  });
}

async function one(path: string): Promise<Item> {
  return (await stand.swarm.truth.ask('GET', path)).body as Item;
}

/** An engine that is in no swarm answers 503 to what only a swarm has. */
async function list(path: string, member?: string): Promise<Item[]> {
  const { status, body } = await stand.swarm.truth.ask('GET', path);
  if (status !== 200) return [];
  const found = member === undefined ? body : (body as Item)[member];
  return Array.isArray(found) ? found : [found as Item];
}

function sorted(names: unknown): string[] {
  return [...((names ?? []) as string[])].sort();
}

/** Which sets of collections a node is in, Wheelhouse writes on it when a set is first used. */
function withoutOurLabels({ Labels, ...spec }: Item): Item {
  const own = Object.entries((Labels ?? {}) as object).filter(
    ([key]) => !key.startsWith('io.wheelhouse.schedule.'),
  );
  return { ...spec, Labels: Object.fromEntries(own) };
}
