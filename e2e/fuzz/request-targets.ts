import fc from 'fast-check';
import { routes } from '@/lib/docker-api/routes';

/** What paths and queries are made of that somebody could read in another way. */
const odd = [
  ...[
    '%2f',
    '%2F',
    '%2e',
    '%2E%2e',
    '..',
    '.',
    '/',
    '//',
    '/./',
    '/../',
    '%5c',
    '\\',
    ';',
    ';x=1',
    '#',
    '?',
    '&',
  ],
  ...[
    '=',
    '+',
    '%20',
    '%2b',
    '%26',
    '%3d',
    '%3f',
    '%23',
    '%25',
    '%2525',
    '%00',
    '%0a',
    '%0d%0a',
    '%7f',
    '%c2%85',
  ],
  ...[
    '%u0041',
    '%zz',
    '%',
    '%4',
    '%41',
    '%61',
    '%c3%a9',
    '%e2%80%8b',
    '%ff',
    '%c0%af',
    '%ed%a0%80',
    '\u00e9',
  ],
  ...[
    '@',
    ':',
    '[',
    ']',
    '~',
    '*',
    '!',
    "'",
    '"',
    '|',
    '^',
    '`',
    '{',
    '}',
    '$',
    ',',
    '(',
    ')',
    '<',
    '>',
    '_',
    '-',
  ],
  ...[
    'v1.41',
    'v1.41/',
    '/v1.41',
    'v1.40/',
    'V1.41/',
    'v01.41/',
    'v1.41.0/',
    'v1.99/',
    'version',
    'json',
    'x',
    'A',
  ],
];

const words = [
  ...[
    '',
    '0',
    '1',
    'true',
    'false',
    'TRUE',
    'True',
    't',
    'f',
    'yes',
    'no',
    'none',
    ' 1',
    '2',
    '-1',
    '+1',
    '01',
    '1e3',
  ],
  ...[
    '0x1',
    '1.5',
    '10m',
    '2026-01-01',
    '1700000000',
    '1700000000.5',
    'all',
    '9223372036854775808',
    'a b',
    'a,b',
    '/etc',
  ],
];

const filters = [
  ...[
    '',
    '{}',
    '[]',
    'null',
    '{"id":["a"]}',
    '{"name":["x","y"]}',
    '{"name":{"x":true}}',
    '{"name":{"x":false}}',
  ],
  ...[
    '{"label":["a=b"]}',
    '{"label":["a"]}',
    '{"label":{"a=b":true}}',
    '{"Name":["x"]}',
    '{"name":"x"}',
    '{"name":[]}',
  ],
  ...[
    '{"dangling":["true"]}',
    '{"dangling":["1"]}',
    '{"dangling":["x"]}',
    '{"status":["created"]}',
    '{"status":["x"]}',
  ],
  ...[
    '{"name":["a"],"name":["b"]}',
    '{"n\\u0061me":["x"]}',
    '{"until":["10m"]}',
    '{"driver":["bridge"]}',
    '{"scope":["x"]}',
  ],
  ...[
    ' {"name":["x"]}',
    '{"name":["x"]} ',
    '{"name":["x"]}{}',
    '{"type":["custom"]}',
    '{"type":["builtin","custom"]}',
  ],
  ...[
    '{"exited":["0"]}',
    '{"exited":["x"]}',
    '{"ancestor":["busybox"]}',
    '{"is-task":["true"]}',
    '{"reference":["busy*"]}',
  ],
  ...[
    '{"health":["none"]}',
    '{"expose":["80"]}',
    '{"publish":["80/tcp"]}',
    '{"name":["("]}',
    '{"name":["^/fuzz"]}',
    '{"label":["a=B"]}',
  ],
];

const names = [
  'zebra',
  'zebra-1',
  'z_e.b',
  'Zebra',
  'zz',
  'zoo/zebra',
  'zoo.example:5000/zebra:1',
  'zebra:v1',
  'zebra@x',
];

/** Only calls that change nothing and end by themselves. */
const harmless = routes.filter(
  ({ method, path, transport }) =>
    (method === 'GET' || method === 'HEAD') &&
    transport !== 'hijack' &&
    !/^\/(?:events|info|version|system|distribution|swarm|_ping)|\/(?:stats|export|get)$/.test(path),
);

const written = (value: string) =>
  fc.constantFrom(encodeURIComponent(value), encodeURIComponent(value).replaceAll('%20', '+'), value);

const pair = (key: string) =>
  fc
    .constantFrom(...(key === 'filters' ? filters : words))
    .chain(written)
    .map((value) => `${key}=${value}`);

const query = (keys: readonly string[]) =>
  keys.length === 0
    ? fc.constant('')
    : fc
        .array(fc.constantFrom(...keys).chain(pair), { maxLength: 2 })
        .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.join('&')}`));

/** Puts something odd somewhere into a text, or takes something out of it. */
function bent(text: string): fc.Arbitrary<string> {
  const position = fc.nat({ max: text.length });
  return fc.oneof(
    fc
      .tuple(position, fc.constantFrom(...odd))
      .map(([at, what]) => text.slice(0, at) + what + text.slice(at)),
    fc
      .tuple(position, fc.constantFrom(...odd))
      .map(([at, what]) => text.slice(0, at) + what + text.slice(at + 1)),
    position.map((at) => text.slice(0, at) + text.slice(at + 1)),
  );
}

/**
 * Request lines near the ones that we know: a route with a name in it, a query of its keys, and up to
 * three oddities anywhere.
 */
export function requestTargets(known: readonly string[]): fc.Arbitrary<{ method: string; target: string }> {
  return fc.constantFrom(...harmless).chain((route) =>
    fc
      .tuple(
        fc.constantFrom('/v1.41', '/v1.41', ''),
        fc.constantFrom(...names, ...known),
        query(keysOf(route.query)),
        fc.constantFrom(0, 0, 0, 1, 1, 2),
      )
      .chain(([version, name, search, bends]) => {
        const plain = `${version}${route.path.replace(/\{[a-z]+(?:\.\.\.)?\}/, () => name)}${search}`;
        let target: fc.Arbitrary<string> = fc.constant(plain);
        for (let count = 0; count < bends; count++) target = target.chain(bent);
        return target.map((text) => ({ method: route.method, target: text }));
      }),
  );
}

function keysOf(schema: unknown): string[] {
  const { shape } = schema as { shape?: Readonly<Record<string, unknown>> };
  return Object.keys(shape ?? {}).filter((key) => key !== 'follow' && key !== 'stream');
}
