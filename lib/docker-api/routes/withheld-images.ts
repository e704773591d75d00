import type { WithheldRoute } from '@/lib/docker-api/route';

const notOffered = (what: string) => `${what} not offered through Wheelhouse`;

/** Calls on images, builds and registries that are known and refused. */
export const withheldImageRoutes: readonly WithheldRoute[] = [
  { method: 'POST', path: '/build', status: 403, reason: notOffered('building images is') },
  { method: 'ANY', path: '/build/{name}', status: 403, reason: notOffered('the build cache is') },
  { method: 'POST', path: '/commit', status: 403, reason: notOffered('making images from containers is') },
  { method: 'GET', path: '/images/search', status: 403, reason: notOffered('searching registries is') },
  { method: 'GET', path: '/images/get', status: 403, reason: notOffered('saving images is') },
  { method: 'GET', path: '/images/{name...}/get', status: 403, reason: notOffered('saving images is') },
  { method: 'POST', path: '/images/load', status: 403, reason: notOffered('loading images is') },
  { method: 'POST', path: '/images/prune', status: 403, reason: notOffered('pruning images is') },
  { method: 'POST', path: '/images/{name...}/push', status: 403, reason: notOffered('pushing images is') },
  { method: 'POST', path: '/images/{name...}/tag', status: 403, reason: notOffered('tagging images is') },
  { method: 'DELETE', path: '/images/{name...}', status: 403, reason: notOffered('removing images is') },
  {
    method: 'GET',
    path: '/distribution/{name...}/json',
    status: 403,
    reason: notOffered('asking registries through the engine is'),
  },
];
