import type { WithheldRoute } from '@/lib/docker-api/route';

const notOffered = (what: string) => `${what} not offered through Wheelhouse`;

/** System, session and pruning calls that are known and refused. */
export const withheldSystemRoutes: readonly WithheldRoute[] = [
  {
    method: 'ANY',
    path: '/debug/{name...}',
    status: 403,
    reason: notOffered('the inside of the engine is'),
  },
  { method: 'PUT', path: '/volumes/{name}', status: 403, reason: notOffered('cluster volumes are') },
  {
    method: 'ANY',
    path: '/containers/{id}/checkpoints',
    status: 403,
    reason: notOffered('checkpoints are'),
  },
  {
    method: 'DELETE',
    path: '/containers/{id}/checkpoints/{name}',
    status: 403,
    reason: notOffered('checkpoints are'),
  },
  {
    method: 'GET',
    path: '/containers/{id}/attach/ws',
    status: 403,
    reason: 'open a WebSocket on /containers/{id}/attach itself',
  },
  { method: 'POST', path: '/containers/{id}/copy', status: 404, reason: 'page not found' },
  {
    method: 'GET',
    path: '/images/{name...}/attestations',
    status: 403,
    reason: notOffered('attestations of images are'),
  },
];
