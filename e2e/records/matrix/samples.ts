import { randomUUID } from 'node:crypto';
import type { Installation } from '@/e2e/records/installation';

/** Where the things are that the routes are tried on, and who owns what is somebody's own. */
export interface Stage {
  readonly here: Installation;
  readonly shop: string;
  readonly shopId: string;
  readonly ownerId: string;
  readonly clusterId: string;
}

export type References = Readonly<Record<string, string>>;

/** Makes one thing of the kind that a parameter names, below those before it. @returns how it is referred to */
type Maker = (stage: Stage, before: References) => Promise<string>;

const later = () => new Date(Date.now() + 60 * 60_000);
const name = (what: string) => `${what}-${randomUUID().slice(0, 8)}`;
const bytes = () => new Uint8Array(Buffer.from(randomUUID()));

/** One for each parameter that a path can have: a new one that is not here fails the build. */
const makers: Readonly<Record<string, Maker>> = {
  user: async ({ here }, { team }) => {
    const memberships = team === undefined ? [] : [{ team: { connect: { name: team } } }];
    const data = { username: name('user'), memberships: { create: memberships } };
    return (await here.db.user.create({ data })).username;
  },
  team: async ({ here }) => (await here.db.team.create({ data: { name: name('team') } })).name,
  role: async ({ here }) =>
    (await here.admin.ok('POST', '/roles', { name: name('role'), operations: ['container.view'] })).id,
  collection: async ({ here, shop }) =>
    (await here.admin.ok('POST', '/collections', { path: `${shop}/${name('c')}` })).id,
  grant: async ({ here, shop }) => {
    const team = await here.db.team.create({ data: { name: name('team') } });
    const wish = { subject: `team:${team.name}`, role: 'View Only', collection: shop };
    return (await here.admin.ok('POST', '/grants', wish)).id;
  },
  prefix: async ({ here, shopId }) =>
    (await here.db.imagePrefix.create({ data: { prefix: `docker.io/${name('p')}`, collectionId: shopId } }))
      .id,
  cluster: async ({ here }) => (await here.db.cluster.create({ data: { name: name('cluster') } })).name,
  engine: async ({ here }, { cluster = '' }) => {
    const endpoint = `unix:///tmp/${name('engine')}.sock`;
    const data = { endpoint, cluster: { connect: { name: cluster } } };
    return (await here.db.clusterEngine.create({ data })).id;
  },
  webhook: async ({ here }) => {
    // There may be so many and no more.
    await here.db.webhook.deleteMany();
    return (await here.admin.ok('POST', '/webhooks', { name: name('hook'), url: 'https://9.9.9.9/' })).id;
  },
  delivery: async ({ here }, { webhook = '' }) => {
    const data = { webhookId: webhook, event: 'test', body: '{}', giveUpAt: later() };
    return (await here.db.webhookDelivery.create({ data })).id;
  },
  rule: async () => 'node-down',
  alert: async ({ here, shopId, clusterId }) => {
    const thing = name('c');
    const placed = { clusterId, kind: 'container', engineId: thing, collectionId: shopId } as const;
    await here.db.placement.create({ data: placed });
    const about = { clusterId, clusterName: 'local', resourceKind: 'container', resourceId: thing };
    const now = new Date();
    const data = {
      ...about,
      ...({ rule: 'restart-loop', severity: 'critical', state: 'firing' } as const),
      ...{ resourceName: 'web', collectionId: shopId, message: 'It restarts.', advice: 'Look.' },
      ...{ pendingAt: now, firedAt: now },
    };
    return (await here.db.alert.create({ data })).id;
  },
  provider: async ({ here }) => {
    await here.db.identityProvider.deleteMany();
    return (
      await here.admin.ok('POST', '/identity/providers', {
        kind: 'oidc',
        name: name('provider'),
        settings: { issuer: 'https://id.example', clientId: 'wheelhouse' },
      })
    ).provider.id;
  },
  recording: async ({ here, shop }) =>
    (
      await here.db.terminalRecording.create({
        data: {
          correlationId: randomUUID(),
          cluster: 'local',
          containerId: 'c',
          containerName: 'web',
          collection: shop,
          username: 'somebody',
          credential: 'session',
          address: '',
          command: 'sh',
          startedAt: new Date(),
        },
      })
    ).id,
  deployment: async ({ here, ownerId, clusterId }) => {
    const ended = { state: 'failed', endedAt: new Date() } as const;
    const data = { ownerId, clusterId, stack: name('stack'), steps: [], ...ended };
    return (await here.db.deployment.create({ data })).id;
  },
  session: async ({ here, ownerId }) =>
    (await here.db.session.create({ data: { userId: ownerId, tokenHash: bytes(), expiresAt: later() } })).id,
  token: async ({ here, ownerId }, { user }) => {
    const of = user === undefined ? { id: ownerId } : { username: user };
    const data = { user: { connect: of }, label: 'x', tokenHash: bytes() };
    return (await here.db.apiToken.create({ data })).id;
  },
  bundle: async ({ here, ownerId, clusterId }) =>
    (
      await here.db.clientCertificate.create({
        data: { userId: ownerId, clusterId, serial: name('s'), notAfter: later() },
      })
    ).id,
  credential: async ({ here, ownerId }) =>
    (
      await here.db.registryCredential.create({
        data: { host: `${name('h')}.example`, userId: ownerId, username: 'x', sealedSecret: bytes() },
      })
    ).id,
  id: async ({ here, ownerId }) => {
    const item = await here.db.catalogItem.findFirstOrThrow();
    const data = { itemId: item.id, ownerId, title: 'x', inputs: {}, expiresAt: later() };
    return (await here.db.order.create({ data })).id;
  },
  mapping: async ({ here }, { provider = '' }) => {
    const team = await here.db.team.create({ data: { name: name('team') } });
    return (
      await here.db.groupMapping.create({ data: { providerId: provider, group: 'x', teamId: team.id } })
    ).id;
  },
  link: async ({ here, ownerId }, { provider }) => {
    const providerId = provider ?? (await here.db.identityProvider.findFirstOrThrow()).id;
    await here.db.externalIdentity.deleteMany();
    const data = { providerId, userId: ownerId, subject: name('s') };
    return (await here.db.externalIdentity.create({ data })).id;
  },
  upload: async ({ here }) => {
    const { id } = await here.admin.ok('POST', '/breached-passwords/uploads');
    await here.admin.ok('POST', `/breached-passwords/uploads/${id}/lines`, { lines: 'opensesame-1' });
    return id;
  },
  search: async ({ here, ownerId }) => {
    const data = { ownerId, name: name('search'), filter: {}, isShared: true };
    return (await here.db.auditSearch.create({ data })).id;
  },
  stream: async ({ here }) => {
    const body = { name: name('stream'), url: 'https://9.9.9.9/' };
    await here.db.auditStream.deleteMany();
    return (await here.admin.ok('POST', '/audit/streams', body)).id;
  },
  request: async ({ here, ownerId, shopId }) => {
    const role = await here.db.role.findFirstOrThrow({ where: { name: 'View Only' } });
    const data = { userId: ownerId, operation: 'container.view', collectionId: shopId, roleId: role.id };
    const asked = { ...data, reason: 'x', minutes: 30, lapsesAt: later() };
    await here.db.accessRequest.deleteMany();
    return (await here.db.accessRequest.create({ data: asked })).id;
  },
};

/** Where the same word stands for something else. */
const makersOfPath: Readonly<Record<string, Maker>> = {
  '/users/{user}/tokens': async ({ here }) =>
    (await here.db.user.create({ data: { username: name('robot'), kind: 'service' } })).username,
  '/links/{link}': async ({ here, ownerId }) => {
    const data = { kind: 'reset', tokenHash: bytes(), userId: ownerId, expiresAt: later() } as const;
    return (await here.db.oneTimeLink.create({ data })).id;
  },
};

/** Fills in the parameters of a path with new things. */
export async function concretePath(stage: Stage, template: string): Promise<string> {
  const references: Record<string, string> = {};
  for (const [, parameter = ''] of template.matchAll(/\{(\w+)\}/g)) {
    const make = makersOfPath[template] ?? makers[parameter];
    if (!make) throw new Error(`Say in e2e/records/matrix/samples how a {${parameter}} is made.`);
    references[parameter] = encodeURIComponent(await make(stage, references));
  }
  return template.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => references[parameter] ?? '');
}
