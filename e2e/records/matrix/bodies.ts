import { randomUUID } from 'node:crypto';
import type { Stage } from '@/e2e/records/matrix/samples';

const name = (what: string) => `${what}-${randomUUID().slice(0, 8)}`;

type Body = (stage: Stage) => unknown;

/** What must be new each time, or in the place that is tried; else `sampleBodies` will do. */
export const freshBodies: Readonly<Record<string, Body>> = {
  'PATCH /me': () => ({ fullName: 'X' }),
  'POST /users': () => ({ username: name('user'), password: 'opensesame-42' }),
  'POST /users/{user}/tokens': () => ({ label: 'x' }),
  'POST /teams': () => ({ name: name('team') }),
  'PATCH /teams/{team}': () => ({ description: 'X' }),
  'POST /roles': () => ({ name: name('role'), operations: ['container.view'] }),
  'PATCH /roles/{role}': () => ({ version: 1, description: 'X' }),
  'POST /collections': ({ shop }) => ({ path: `${shop}/${name('c')}` }),
  'POST /grants': ({ shop }) => ({ subject: 'team:crew', role: 'Image User', collection: shop }),
  'POST /clusters': () => ({ name: name('cluster'), endpoint: 'unix:///tmp/x.sock' }),
  'POST /image-prefixes': ({ shop }) => ({ prefix: `docker.io/${name('p')}`, collection: shop }),
  'PATCH /image-prefixes/{prefix}': ({ shop }) => ({ collection: shop }),
  'PUT /placements': ({ shop }) => ({ cluster: 'local', kind: 'volume', id: 'placed', collection: shop }),
  'POST /placements/preview': ({ shop }) => ({
    items: [{ cluster: 'local', kind: 'volume', id: 'placed' }],
    collection: shop,
  }),
  'POST /registry-credentials': () => ({ host: `${name('h')}.example`, username: 'x', password: 'x' }),
  'POST /orders/{id}/extend': () => ({ until: new Date(Date.now() + 7_200_000).toISOString() }),
  'POST /deployments': () => ({
    cluster: 'local',
    stack: name('stack'),
    compose: 'services: {web: {image: busybox}}',
  }),
  'POST /deployments/removals': () => ({
    cluster: 'local',
    stack: name('stack'),
    parts: [{ kind: 'service', id: 'x', name: 'web' }],
  }),
  'POST /invitations': () => ({ username: name('user') }),
  'POST /audit/searches': () => ({ name: name('search'), filter: {}, isShared: false }),
  'PATCH /audit/searches/{search}': () => ({ name: name('search') }),
  'POST /audit/streams': () => ({ name: name('stream'), url: 'https://9.9.9.9/' }),
  'PATCH /audit/streams/{stream}': () => ({ name: name('stream') }),
  'POST /tokens': () => ({ label: 'x' }),
  'POST /notices/read': () => ({ ids: [] }),
  'POST /webhooks': () => ({ name: name('hook'), url: 'https://9.9.9.9/' }),
  'PATCH /webhooks/{webhook}': () => ({ name: name('hook') }),
  'POST /identity/providers': () => ({
    kind: 'oidc',
    name: name('provider'),
    settings: { issuer: 'https://id.example', clientId: 'x' },
  }),
  'POST /identity/providers/test': () => ({
    kind: 'oidc',
    settings: { issuer: 'https://192.0.2.1', clientId: 'x' },
  }),
  'PATCH /identity/providers/{provider}': () => ({ name: name('provider') }),
  'POST /identity/providers/{provider}/mappings': () => ({ group: name('group'), team: 'crew' }),
  'POST /identity/providers/{provider}/links': () => ({ user: 'owner', subject: name('s') }),
};

/** What a route cannot be asked without. */
export const queries: Readonly<Record<string, (stage: Stage) => string>> = {
  'GET /audit/export': () => '?format=csv',
  'GET /access/explain': ({ shop }) => `?operation=container.view&collection=${shop}`,
  'GET /access/who-can': ({ shop }) => `?operation=container.view&collection=${shop}`,
  'GET /access/why': ({ shop }) => `?operation=container.view&collection=${shop}`,
};
