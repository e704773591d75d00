import type { WithheldRoute } from '@/lib/docker-api/route';

const notOffered = (what: string) => `${what} not offered through Wheelhouse`;

/** Calls on images, builds and registries that are known and refused. */
export const withheldImageRoutes: readonly WithheldRoute[] = [
  { method: 'POST', path: '/build', status: 403, reason: notOffered('building images is') },
  { method: 'ANY', path: '/build/{name}', status: 403, reason: notOffered('the build cache is') },
  { method: 'POST', path: '/images/prune', status: 403, reason: notOffered('pruning images is') },
];
