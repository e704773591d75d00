import { type Attack, refused } from '../attack';
import { containerText, createContainer, raw, service, withHost } from '../bodies';

const many = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => one(at));

/** Requests that would cost others what they need. */
export const exhaustion: readonly Attack[] = [
  {
    name: 'a body above the cap',
    send: createContainer,
    body: containerText('{}', `,"Env":["A=${'x'.repeat(5 << 20)}"]`),
    answer: 413,
  },
  {
    name: 'a body of labels above what is listed',
    send: createContainer,
    body: containerText('{}').replace('"Labels":{', `"Labels":{"x":"${'x'.repeat(100_000)}",`),
    answer: 400,
  },
  {
    name: 'a command above what is listed',
    send: createContainer,
    body: containerText('{}', `,"Cmd":["${'x'.repeat(200_000)}"]`),
    answer: 400,
  },
  {
    name: 'more members than anyone needs',
    send: createContainer,
    body: containerText('{}', `,"Env":[${many(10_000, () => '"A=1"').join(',')}]`),
    answer: 400,
  },
  {
    name: 'more keys than anyone needs',
    send: createContainer,
    body: containerText('{}').replace(
      '"Labels":{',
      `"Labels":{${many(10_000, (at) => `"k${at}":"",`).join('')}`,
    ),
    answer: 400,
  },
  {
    name: 'a number of a million digits',
    send: createContainer,
    body: containerText(`{"Memory":1${'0'.repeat(1_000_000)}}`),
    answer: 400,
  },
  {
    name: 'a string of many escapes that is not closed',
    send: createContainer,
    body: `{"Image":"${'\\u0061'.repeat(500_000)}`,
    answer: 400,
  },
  {
    name: 'a string of three million characters',
    send: createContainer,
    body: `{"Image":"${'a'.repeat(3_000_000)}"}`,
    answer: 400,
  },
  {
    name: 'a string of three million characters that is not closed',
    send: createContainer,
    body: `{"Image":"${'a'.repeat(3_000_000)}`,
    answer: 400,
  },
  {
    name: 'white space without end',
    send: createContainer,
    body: `{${' '.repeat(3_000_000)}`,
    answer: 400,
  },
  {
    name: 'a slow pattern in an image',
    send: createContainer,
    body: { Image: `${'a-'.repeat(250)}!` },
    answer: 400,
  },
  {
    name: 'a slow pattern in a bind',
    send: createContainer,
    body: withHost({ Binds: [`${'a:'.repeat(50_000)}`] }),
    answer: 400,
  },
  {
    name: 'a slow pattern in many hosts',
    send: createContainer,
    body: withHost({ ExtraHosts: many(256, () => `${'a'.repeat(300)}!`) }),
    answer: 400,
  },
  {
    name: 'a slow pattern in a label of ours',
    send: createContainer,
    body: { Image: 'busybox', Labels: { 'io.wheelhouse.collection': `/${'a/'.repeat(20_000)}` } },
    answer: [400, 403],
  },
  {
    name: 'a slow pattern in the name of a service',
    send: 'POST /v1.41/services/create',
    body: { Name: `${'a'.repeat(60)}!` },
    answer: [400, 403],
  },
  {
    name: 'a slow pattern in a constraint',
    send: 'POST /v1.41/services/create',
    body: service({ Placement: { Constraints: [`ab==${' '.repeat(1_000_000)}!`] } }),
    answer: [400, 403],
  },
  {
    name: 'processes without end',
    send: createContainer,
    body: withHost({ PidsLimit: 1_000_000 }),
    answer: [400, 403],
  },
  {
    name: 'open files without end',
    send: createContainer,
    body: withHost({ Ulimits: [{ Name: 'nofile', Soft: -1, Hard: -1 }] }),
    answer: [400, 403],
  },
  {
    name: 'a hundred mounts more than offered',
    send: createContainer,
    body: withHost({ Mounts: many(200, (at) => ({ Type: 'tmpfs', Target: `/t${at}` })) }),
    answer: 400,
  },
  {
    name: 'ports without end',
    send: createContainer,
    body: withHost({ PortBindings: { '1-65536/tcp': [{ HostPort: '1-65536' }] } }),
    answer: 400,
  },
  {
    name: 'more published ports than a node can hold',
    send: createContainer,
    body: withHost({
      PortBindings: Object.fromEntries(many(1100, (at) => [`${at + 1}/tcp`, [{ HostPort: '' }]])),
    }),
    answer: 400,
  },
  {
    name: 'more exposed ports than a node can publish',
    send: createContainer,
    body: {
      ...withHost({ PublishAllPorts: true }),
      ExposedPorts: Object.fromEntries(many(1100, (at) => [`${at + 1}/tcp`, {}])),
    },
    answer: 400,
  },
  {
    name: 'too many filters',
    send: `GET /v1.41/containers/json?${many(200, (at) => `a${at}=1`).join('&')}`,
    answer: 400,
  },
  {
    name: 'a filter of many values',
    send: `GET /v1.41/containers/json?filters=${encodeURIComponent(JSON.stringify({ id: many(9000, () => 'a') }))}`,
    answer: [400, 414, 431],
  },
  {
    name: 'a window without end',
    send: 'POST /v1.41/containers/{my.container.id}/resize?h=99999999&w=99999999',
    answer: 400,
  },
  {
    name: 'a wait without end before a stop',
    send: 'POST /v1.41/containers/{their.container.id}/stop?t=999999999',
    answer: [400, 404],
  },
  {
    name: 'headers above the cap',
    raw: raw('GET /clusters/swarm/_ping', [`X: ${'x'.repeat(100_000)}`]),
    answer: refused,
  },
  {
    name: 'more headers than anyone sends',
    raw: raw(
      'GET /clusters/swarm/containers/{their.container.id}/json',
      many(2_000, (at) => `X-${at}: 1`),
    ),
    answer: refused,
  },
  {
    name: 'a chunk larger than there are numbers',
    raw: raw(
      'POST /clusters/swarm/containers/create',
      ['Transfer-Encoding: chunked'],
      'fffffffffffffffff\r\n',
    ),
    answer: refused,
  },
  {
    name: 'a chunk extension without end',
    raw: raw(
      'POST /clusters/swarm/containers/create',
      ['Transfer-Encoding: chunked'],
      `1;${'x'.repeat(100_000)}\r\n`,
    ),
    answer: refused,
  },
];
