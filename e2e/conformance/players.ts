import type { Person } from '@/e2e/fixtures/person';
import type { RestAnswer } from '@/e2e/fixtures/rest';
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
  const person = player === 'a tenant' ? await aTenant(cluster, lab) : await stand.admin();
  const { docker } = await person.at(cluster);
  const names = [
    [cluster, 'CLUSTER'],
    [person.privateCollection, 'COLLECTION'],
    [imagesOfTheTour, 'COLLECTION'],
  ] as const;
  return {
    ...stageOn(lab, docker, names),
    stop: async () => {
      await api.delete(`/clusters/${cluster}`);
      await lab.stop();
    },
  };
}

/** To it the names of images belong that begin with `tour/`, for whoever plays as a tenant. */
const imagesOfTheTour = '/Shared/tour';

/** With Full Control on the collection in which things go that name none, and on the tour's images. */
async function aTenant(cluster: string, { registry, engines }: Lab): Promise<Person> {
  const { api } = await stand.admin();
  const tenant = await stand.person('tenant');
  await existing(api.call('POST', '/collections', { path: imagesOfTheTour }));
  for (const collection of [tenant.privateCollection, imagesOfTheTour]) {
    await stand.grant(`user:${tenant.username}`, 'Full Control', collection);
  }
  for (const prefix of ['tour/', `${registry}/tour`]) {
    await existing(api.call('POST', '/image-prefixes', { prefix, collection: imagesOfTheTour }));
  }
  if (engines.length > 1) await openManager(cluster);
  return tenant;
}

/** Tours of other stages, and of earlier runs on the same stand, make the same. */
async function existing(made: Promise<RestAnswer>): Promise<void> {
  const { status, body } = await made;
  if (status > 299 && status !== 409) throw new Error(`${status} ${JSON.stringify(body)}`);
}

/** A manager serves nobody but operators unless one of them says so; at the engine it runs tasks too. */
async function openManager(cluster: string): Promise<void> {
  const { api, at } = await stand.admin();
  const id = await (await at(cluster)).docker.run('node', 'inspect', 'self', '-f', '{{.ID}}');
  await api.put('/placements', { cluster, kind: 'node', id, collection: '/Shared' });
}
