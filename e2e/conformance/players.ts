import type { PersonAtCluster } from '@/e2e/fixtures/person';
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
  const { docker } = await (player === 'a tenant'
    ? aTenant(cluster, lab)
    : stand.admin().then(({ at }) => at(cluster)));
  return {
    ...stageOn(lab, docker),
    stop: async () => {
      await api.delete(`/clusters/${cluster}`);
      await lab.stop();
    },
  };
}

/**
 * With Full Control on the collection in which things go that name none, and to which names of images
 * belong that begin with `tour`.
 */
async function aTenant(cluster: string, { registry }: Lab): Promise<PersonAtCluster> {
  const tenant = await stand.person('tenant');
  await stand.grant(`user:${tenant.username}`, 'Full Control', tenant.privateCollection);
  const { api } = await stand.admin();
  for (const prefix of ['tour', `${registry}/tour`]) {
    await api.post('/image-prefixes', { prefix, collection: tenant.privateCollection });
  }
  return tenant.at(cluster);
}
