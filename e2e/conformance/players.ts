import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import type { Lab } from '@/e2e/lab/lab';
import { waitFor } from '@/e2e/wait-for';
import { type Deployment, type Stage, stageOn, startStageLab } from './stage';

/**
 * Who plays the tour, each in a clean lab: the engine's own client past the door (and once more, to
 * see that the tour itself always goes the same), and people through the door.
 */
export type Player = 'the engine' | 'the engine again' | 'an administrator' | 'a tenant';

/** A stage that may be stopped. */
export interface OwnStage extends Stage {
  stop(): Promise<void>;
}

export async function stageFor(player: Player, deployment: Deployment): Promise<OwnStage> {
  const lab = await startStageLab(deployment);
  if (player === 'the engine' || player === 'the engine again') return { ...stageOn(lab), stop: lab.stop };
  const { api } = await stand.admin();
  const cluster = stand.unique('tour');
  await api.post('/clusters', {
    name: cluster,
    endpoint: lab.engines[0].dockerHost,
    registries: ['docker.io', lab.registry],
    publishedHost: lab.engines[0].address,
  });
  await waitFor('the product to reach the lab', async () => {
    return (await api.get(`/clusters/${cluster}`)).state === 'reachable';
  });
  const person = player === 'a tenant' ? await theTenant(lab) : await stand.admin();
  const { docker } = await person.at(cluster);
  const names = [
    [cluster, 'CLUSTER'],
    [person.privateCollection, 'COLLECTION'],
  ] as const;
  return {
    ...stageOn(lab, docker, names),
    stop: async () => {
      await api.delete(`/clusters/${cluster}`);
      await lab.stop();
    },
  };
}

/**
 * With Full Control on the collection in which things go that name none, and to which the names of
 * images belong that begin with `tour/`. One for all labs, for a name belongs to one collection.
 */
let tenant: Promise<Person> | undefined;

async function theTenant({ registry }: Lab): Promise<Person> {
  tenant ??= newTenant();
  await giveNames(`${registry}/tour`, await tenant);
  return tenant;
}

async function newTenant(): Promise<Person> {
  const person = await stand.person('tenant');
  await stand.grant(`user:${person.username}`, 'Full Control', person.privateCollection);
  await giveNames('docker.io/tour', person);
  return person;
}

/** Also from a tenant of an earlier run on the same stand. */
async function giveNames(prefix: string, { privateCollection: collection }: Person): Promise<void> {
  const { api } = await stand.admin();
  const { items } = await api.get('/image-prefixes?limit=500');
  const given = items.find((each: { prefix: string }) => each.prefix === prefix);
  if (given) await api.patch(`/image-prefixes/${given.id}`, { collection });
  else await api.post('/image-prefixes', { prefix, collection });
}
