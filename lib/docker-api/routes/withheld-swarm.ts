import type { WithheldRoute } from '@/lib/docker-api/route';

const nouns = ['service', 'task'] as const;

/**
 * Swarm's calls. A single object answers 404, so that `docker inspect NAME`, which walks all nouns
 * and stops at the first 403, ends as it does with an engine that is in no swarm.
 */
export const withheldSwarmRoutes: readonly WithheldRoute[] = [
  ...nouns.flatMap((noun): WithheldRoute[] => [
    { method: 'GET', path: `/${noun}s/{id}`, status: 404, reason: `${noun} {} not found` },
    { method: 'ANY', path: `/${noun}s`, status: 403, reason: `${noun}s are not offered through Wheelhouse` },
    {
      method: 'ANY',
      path: `/${noun}s/{id...}`,
      status: 403,
      reason: `${noun}s are not offered through Wheelhouse`,
    },
  ]),
  {
    method: 'ANY',
    path: '/swarm',
    status: 403,
    reason: 'administering swarms is not offered through Wheelhouse',
  },
  {
    method: 'ANY',
    path: '/swarm/{name}',
    status: 403,
    reason: 'administering swarms is not offered through Wheelhouse',
  },
];
