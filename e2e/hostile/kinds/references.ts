import type { Attack } from '../attack';
import { container, createContainer, createService, service, withContainerSpec, withHost } from '../bodies';

/** The ways to write which of another's things is meant. */
const handles = ['id', 'name', 'short'] as const;

const each = (kind: string, attack: (reference: string, how: string) => Attack): Attack[] =>
  handles.map((handle) => attack(`{their.${kind}.${handle}}`, handle));

/** Another's things, named in the body or the query of a request about one's own. */
export const references: readonly Attack[] = [
  ...each('network', (reference, how) => ({
    name: `a container on another's network by ${how}`,
    send: createContainer,
    body: withHost({ NetworkMode: reference }),
    answer: 400,
  })),
  ...each('network', (reference, how) => ({
    name: `an end on another's network by ${how}`,
    send: createContainer,
    body: container({ NetworkingConfig: { EndpointsConfig: { [reference]: {} } } }),
    answer: 400,
  })),
  ...each('network', (reference, how) => ({
    name: `a connection to another's network by ${how}`,
    send: `POST /v1.41/networks/${reference}/connect`,
    body: { Container: '{my.container.id}' },
    answer: 404,
  })),
  ...each('container', (reference, how) => ({
    name: `a connection of another's container by ${how}`,
    send: 'POST /v1.41/networks/{my.network.id}/connect',
    body: { Container: reference },
    answer: 404,
  })),
  ...each('container', (reference, how) => ({
    name: `taking another's container by ${how} off its network`,
    send: 'POST /v1.41/networks/{their.network.id}/disconnect',
    body: { Container: reference, Force: true },
    answer: 404,
  })),
  ...each('image', (reference, how) => ({
    name: `a container of another's image by ${how}`,
    send: createContainer,
    body: { ...container(), Image: reference },
    answer: 404,
  })),
  {
    name: "a container of another's image by its long name",
    send: createContainer,
    body: { ...container(), Image: 'docker.io/library/{their.image.name}' },
    answer: 404,
  },
  {
    name: "a bind of another's volume",
    send: createContainer,
    body: withHost({ Binds: ['{their.volume.name}:/x'] }),
    answer: 409,
  },
  {
    name: "a mount of another's volume",
    send: createContainer,
    body: withHost({
      Mounts: [{ Type: 'volume', Source: '{their.volume.name}', Target: '/x', ReadOnly: true }],
    }),
    answer: 409,
  },
  ...['before', 'since'].flatMap((key) =>
    each('container', (reference, how) => ({
      name: `a list ${key} another's container by ${how}`,
      send: `GET /v1.41/containers/json?all=1&${key}=${reference}`,
      answer: 404,
    })),
  ),
  ...['id', 'name', 'network', 'volume', 'ancestor', 'label'].map(
    (key): Attack => ({
      name: `a list of containers by ${key}`,
      send: `GET /v1.41/containers/json?all=1&filters=%7B%22${key}%22:%5B%22${
        { id: '{their.container.id}', name: '{their.container.name}', network: '{their.network.id}' }[key] ??
        { volume: '{their.volume.name}', ancestor: '{their.image.id}', label: 'word' }[key]
      }%22%5D%7D`,
      answer: [200, 404],
    }),
  ),
  ...['id', 'name', 'label', 'dangling'].map(
    (key): Attack => ({
      name: `a list of networks by ${key}`,
      send: `GET /v1.41/networks?filters=%7B%22${key}%22:%5B%22${
        { id: '{their.network.id}', name: '{their.network.name}', label: 'word', dangling: 'false' }[key]
      }%22%5D%7D`,
      answer: 200,
    }),
  ),
  ...['name', 'label', 'dangling'].map(
    (key): Attack => ({
      name: `a list of volumes by ${key}`,
      send: `GET /v1.41/volumes?filters=%7B%22${key}%22:%5B%22${
        { name: '{their.volume.name}', label: 'word', dangling: 'false' }[key]
      }%22%5D%7D`,
      answer: 200,
    }),
  ),
  ...['reference', 'label', 'before', 'since'].map(
    (key): Attack => ({
      name: `a list of images by ${key}`,
      send: `GET /v1.41/images/json?all=1&digests=1&filters=%7B%22${key}%22:%5B%22${
        { reference: '{their.image.repository}', label: 'word' }[key] ?? '{their.image.name}'
      }%22%5D%7D`,
      answer: [200, 404],
    }),
  ),
  ...['services', 'tasks', 'secrets', 'configs'].flatMap((kind) =>
    ['id', 'name', 'label'].map(
      (key): Attack => ({
        name: `a list of ${kind} by ${key}`,
        send: `GET /v1.41/${kind}?filters=%7B%22${key}%22:%5B%22${
          key === 'label'
            ? 'word'
            : `{their.${kind.slice(0, -1)}.${key === 'id' || kind !== 'tasks' ? key : 'id'}}`
        }%22%5D%7D`,
        answer: [200, 400, 403, 404],
      }),
    ),
  ),
  ...['service', 'node', 'desired-state'].map(
    (key): Attack => ({
      name: `a list of tasks by ${key}`,
      send: `GET /v1.41/tasks?filters=%7B%22${key}%22:%5B%22${
        { service: '{their.service.id}', node: '{node}', 'desired-state': 'running' }[key]
      }%22%5D%7D`,
      answer: [200, 400, 403, 404],
    }),
  ),
  ...[
    'containers/json?all=1&size=1',
    'images/json?all=1&digests=1',
    'networks',
    'volumes',
    'services?status=1',
    'tasks',
    'secrets',
    'configs',
    'nodes',
    'plugins',
    'swarm',
    'swarm/unlockkey',
    'system/df',
    'info',
    'version',
    'events?since=0&until=1',
  ].map(
    (path): Attack => ({
      name: `looking at ${path}`,
      send: `GET /v1.41/${path}`,
      answer: [200, 400, 403, 404],
    }),
  ),
  ...each('secret', (reference, how) => ({
    name: `another's secret in a service by ${how}`,
    send: createService,
    body: withContainerSpec({
      Secrets: [
        {
          SecretID: reference,
          SecretName: '{their.secret.name}',
          File: { Name: 'x', UID: '0', GID: '0', Mode: 292 },
        },
      ],
    }),
    answer: [400, 403, 404],
  })),
  ...each('config', (reference, how) => ({
    name: `another's config in a service by ${how}`,
    send: createService,
    body: withContainerSpec({
      Configs: [
        {
          ConfigID: reference,
          ConfigName: '{their.config.name}',
          File: { Name: 'x', UID: '0', GID: '0', Mode: 292 },
        },
      ],
    }),
    answer: [400, 403, 404],
  })),
  {
    name: "another's secret by id, under one's own name",
    send: createService,
    body: withContainerSpec({
      Secrets: [
        {
          SecretID: '{their.secret.id}',
          SecretName: '{my.secret.name}',
          File: { Name: 'x', UID: '0', GID: '0', Mode: 292 },
        },
      ],
    }),
    answer: [400, 403, 404],
  },
  {
    name: "another's secret by name, under one's own id",
    send: createService,
    body: withContainerSpec({
      Secrets: [
        {
          SecretID: '{my.secret.id}',
          SecretName: '{their.secret.name}',
          File: { Name: 'x', UID: '0', GID: '0', Mode: 292 },
        },
      ],
    }),
    answer: [400, 403, 404],
  },
  ...each('network', (reference, how) => ({
    name: `a service on another's network by ${how}`,
    send: createService,
    body: service({ Networks: [{ Target: reference }] }),
    answer: [400, 403, 404],
  })),
  {
    name: "a service with another's volume",
    send: createService,
    body: withContainerSpec({ Mounts: [{ Type: 'volume', Source: '{their.volume.name}', Target: '/x' }] }),
    answer: [400, 403, 404, 409],
  },
  {
    name: 'a secret driver',
    send: 'POST /v1.41/secrets/create',
    body: { Name: '{new}', Driver: { Name: 'x' }, Labels: { 'io.wheelhouse.collection': '{mine}' } },
    answer: [400, 403],
  },
  {
    name: 'a config template that reads a secret',
    send: 'POST /v1.41/configs/create',
    body: {
      Name: '{new}',
      Data: Buffer.from('{{secret "x"}}').toString('base64'),
      Templating: { Name: 'golang' },
      Labels: { 'io.wheelhouse.collection': '{mine}' },
    },
    answer: [400, 403],
  },
  ...['drain', 'pause'].map(
    (availability): Attack => ({
      name: `a node set to ${availability}`,
      send: 'POST /v1.41/nodes/{node}/update?version=1',
      body: { Role: 'manager', Availability: availability },
      answer: [400, 403, 404],
    }),
  ),
  {
    name: 'a node with another label',
    send: 'POST /v1.41/nodes/{worker}/update?version=1',
    body: { Role: 'worker', Availability: 'active', Labels: { 'io.wheelhouse.collection': '{mine}' } },
    answer: [400, 403, 404],
  },
  { name: 'a node removed', send: 'DELETE /v1.41/nodes/{worker}?force=1', answer: [403, 404] },
  { name: 'a swarm left', send: 'POST /v1.41/swarm/leave?force=1', answer: 403 },
  {
    name: 'a swarm made anew',
    send: 'POST /v1.41/swarm/init',
    body: { ListenAddr: '0.0.0.0:2377', ForceNewCluster: true },
    answer: 403,
  },
  {
    name: 'a swarm joined',
    send: 'POST /v1.41/swarm/join',
    body: { ListenAddr: '0.0.0.0:2377', RemoteAddrs: ['10.0.0.1:2377'], JoinToken: 'x' },
    answer: 403,
  },
  {
    name: 'join tokens made anew',
    send: 'POST /v1.41/swarm/update?version=1&rotateWorkerToken=1',
    body: {},
    answer: 403,
  },
  { name: 'a swarm unlocked', send: 'POST /v1.41/swarm/unlock', body: { UnlockKey: 'x' }, answer: 403 },
  ...[
    ['saving', 'GET /v1.41/images/get?names={their.image.name}'],
    ['saving with one of mine', 'GET /v1.41/images/get?names={my.image.name}&names={their.image.name}'],
    ['saving by id', 'GET /v1.41/images/{their.image.id}/get'],
    ['the history of', 'GET /v1.41/images/{their.image.name}/history'],
    ['committing', 'POST /v1.41/commit?container={their.container.id}&repo={my.image.repository}&tag=2'],
    ['taking a name of', 'POST /v1.41/images/{their.image.id}/tag?repo={my.image.repository}&tag=2'],
    ['the export of', 'GET /v1.41/containers/{their.container.id}/export'],
    ['the checkpoints of', 'GET /v1.41/containers/{their.container.id}/checkpoints'],
  ].map(
    ([how, send]): Attack => ({
      name: `${how} what is another's`,
      send: send as string,
      answer: [400, 403, 404],
    }),
  ),
];
