import type { WithheldRoute } from '@/lib/docker-api/route';

/** Administering swarms. */
export const withheldSwarmRoutes: readonly WithheldRoute[] = [
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
