import { pruneQuery } from '@/lib/docker-api/prune/prune-wish';
import type { Route } from '@/lib/docker-api/route';

const prune = {
  method: 'POST',
  target: 'none',
  body: 'none',
  effect: 'change',
  transport: 'plain',
  answer: 'procedure',
} as const;

/** Never forwarded: an engine would remove what belongs to others. */
export const pruneRoutes: readonly Route[] = [
  {
    ...prune,
    path: '/containers/prune',
    permission: { filter: 'container.remove' },
    query: pruneQuery('until'),
    procedure: 'container-prune',
  },
  {
    ...prune,
    path: '/networks/prune',
    permission: { filter: 'network.remove' },
    query: pruneQuery('until'),
    procedure: 'network-prune',
  },
  {
    ...prune,
    path: '/volumes/prune',
    permission: { filter: 'volume.remove' },
    query: pruneQuery('all'),
    procedure: 'volume-prune',
  },
  {
    ...prune,
    path: '/images/prune',
    permission: { filter: 'image.remove' },
    query: pruneQuery('until', 'dangling'),
    procedure: 'image-prune',
  },
];
