import type { Attack } from '../attack';
import { container, createContainer, createService, service } from '../bodies';

const labelled = (
  name: string,
  labels: Readonly<Record<string, string>>,
  answer: Attack['answer'],
): Attack => ({
  name,
  send: createContainer,
  body: { ...container(), Labels: labels },
  answer,
});

/** What the labels of things can claim, for every route that makes something placed. */
const makers: ReadonlyArray<readonly [string, string, (labels: object) => object]> = [
  ['a container', createContainer, (Labels) => ({ Image: 'busybox', Labels })],
  ['a network', 'POST /v1.41/networks/create', (Labels) => ({ Name: '{new}', Labels })],
  ['a volume', 'POST /v1.41/volumes/create', (Labels) => ({ Name: '{new}', Labels })],
  ['a secret', 'POST /v1.41/secrets/create', (Labels) => ({ Name: '{new}', Data: 'eA==', Labels })],
  ['a config', 'POST /v1.41/configs/create', (Labels) => ({ Name: '{new}', Data: 'eA==', Labels })],
  ['a service', createService, (Labels) => service({}, { Labels })],
];

const claims: ReadonlyArray<readonly [string, object]> = [
  ["another's collection", { 'io.wheelhouse.collection': '{theirs}' }],
  ["another's collection in UCP's words", { 'com.docker.ucp.access.label': '{theirs}' }],
  ['the root', { 'io.wheelhouse.collection': '/' }],
  ["below another's collection", { 'io.wheelhouse.collection': '{theirs}/below' }],
  ['a collection that climbs', { 'io.wheelhouse.collection': '{mine}/../x' }],
  ['two collections', { 'io.wheelhouse.collection': '{mine}', 'com.docker.ucp.access.label': '{theirs}' }],
  ['an owner', { 'io.wheelhouse.collection': '{mine}', 'io.wheelhouse.owner': 'admin' }],
  [
    'a collection in capitals',
    { 'io.wheelhouse.collection': '{mine}', 'IO.Wheelhouse.Collection': '{theirs}' },
  ],
  [
    'a collection with a space',
    { 'io.wheelhouse.collection': '{mine}', ' io.wheelhouse.collection': '{theirs}' },
  ],
];

/** Labels, names and ids that claim to be something else. */
export const identity: readonly Attack[] = [
  ...makers.flatMap(([what, send, body]) =>
    claims.map(
      ([claim, labels]): Attack => ({
        name: `${what} that claims ${claim}`,
        send,
        body: body(labels),
        answer: [400, 403],
      }),
    ),
  ),
  labelled("a task of another's service", { 'com.docker.swarm.service.id': '{their.service.id}' }, 400),
  labelled(
    "a task of another's service, in capitals",
    { 'COM.docker.swarm.task.id': '{their.task.id}' },
    400,
  ),
  {
    name: "a container of another's name",
    send: 'POST /v1.41/containers/create?name={their.container.name}',
    body: container(),
    answer: 409,
  },
  {
    name: "a container called like another's id",
    send: 'POST /v1.41/containers/create?name={their.container.id}',
    body: container(),
    answer: 400,
  },
  {
    name: "a container called like another's short id",
    send: 'POST /v1.41/containers/create?name={their.container.short}',
    body: container(),
    answer: 400,
  },
  {
    name: "a rename to another's id",
    send: 'POST /v1.41/containers/{my.container.id}/rename?name={their.container.id}',
    answer: 400,
  },
  {
    name: "a rename to another's name",
    send: 'POST /v1.41/containers/{my.container.id}/rename?name={their.container.name}',
    answer: 409,
  },
  {
    name: 'a rename to nothing',
    send: 'POST /v1.41/containers/{my.container.id}/rename?name=',
    answer: 400,
  },
  {
    name: "a network of another's name",
    send: 'POST /v1.41/networks/create',
    body: { Name: '{their.network.name}', Labels: { 'io.wheelhouse.collection': '{mine}' } },
    answer: 409,
  },
  {
    name: "a network called like another's id",
    send: 'POST /v1.41/networks/create',
    body: { Name: '{their.network.id}', Labels: { 'io.wheelhouse.collection': '{mine}' } },
    answer: 400,
  },
  ...['bridge', 'host', 'none', 'ingress', 'docker_gwbridge', 'Host', 'default'].map(
    (name): Attack => ({
      name: `a network called ${name}`,
      send: 'POST /v1.41/networks/create',
      body: { Name: name, Labels: { 'io.wheelhouse.collection': '{mine}' } },
      answer: [400, 403],
    }),
  ),
  {
    name: "a volume of another's name",
    send: 'POST /v1.41/volumes/create',
    body: { Name: '{their.volume.name}', Labels: { 'io.wheelhouse.collection': '{mine}' } },
    answer: 409,
  },
  {
    name: "a secret of another's name",
    send: 'POST /v1.41/secrets/create',
    body: { Name: '{their.secret.name}', Data: 'eA==', Labels: { 'io.wheelhouse.collection': '{mine}' } },
    answer: [403, 409],
  },
  {
    name: "a config of another's name",
    send: 'POST /v1.41/configs/create',
    body: { Name: '{their.config.name}', Data: 'eA==', Labels: { 'io.wheelhouse.collection': '{mine}' } },
    answer: [403, 409],
  },
  {
    name: "a service of another's name",
    send: createService,
    body: service({}, { Name: '{their.service.name}' }),
    answer: [403, 409],
  },
  ...[
    ['tagging over', 'POST /v1.41/images/{my.image.name}/tag?repo={their.image.repository}&tag=1'],
    ['tagging below', 'POST /v1.41/images/{my.image.name}/tag?repo={their.image.repository}/below&tag=1'],
    [
      'tagging by its long name',
      'POST /v1.41/images/{my.image.name}/tag?repo=docker.io/library/{their.image.repository}&tag=1',
    ],
    [
      'tagging by the old name of the registry',
      'POST /v1.41/images/{my.image.name}/tag?repo=index.docker.io/library/{their.image.repository}&tag=1',
    ],
    ['tagging over what everyone uses', 'POST /v1.41/images/{my.image.name}/tag?repo=busybox&tag=latest'],
    ['tagging an id', `POST /v1.41/images/{my.image.name}/tag?repo=${'a'.repeat(64)}&tag=1`],
    ['committing over', 'POST /v1.41/commit?container={my.stopped.id}&repo={their.image.repository}&tag=1'],
    ['pulling over', 'POST /v1.41/images/create?fromImage={their.image.repository}&tag=1'],
    ['importing over', 'POST /v1.41/images/create?fromSrc=-&repo={their.image.repository}&tag=1'],
    ['building over', 'POST /v1.41/build?t={their.image.repository}:1'],
    ['building over, twice', 'POST /v1.41/build?t={my.image.name}&t={their.image.repository}:1'],
    ['pushing', 'POST /v1.41/images/{their.image.repository}/push?tag=1'],
    ['removing', 'DELETE /v1.41/images/{their.image.name}?force=1'],
    ['removing by its id', 'DELETE /v1.41/images/{their.image.id}?force=1'],
    ['removing the base that everyone uses', 'DELETE /v1.41/images/busybox?force=1'],
  ].map(
    ([how, send]): Attack => ({
      name: `an image by ${how}`,
      send: send as string,
      ...(send?.includes('/images/create?fromSrc') || send?.includes('/build') ? { body: '' } : {}),
      answer: [400, 403, 404],
    }),
  ),
  ...['json', 'start', 'resize?h=1&w=1'].map(
    (call): Attack => ({
      name: `another's exec: ${call}`,
      send: `${call === 'json' ? 'GET' : 'POST'} /v1.41/exec/{their.exec.id}/${call}`,
      ...(call === 'start' ? { body: { Detach: true } } : {}),
      answer: 404,
    }),
  ),
];
