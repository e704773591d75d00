/** What a test needs to know of one operation of an OpenAPI document. */
export interface ApiOperation {
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly takesBody: boolean;
  readonly queryKeys: readonly string[];
  /** Of the body: key → an ordinary value. */
  readonly properties: Readonly<Record<string, unknown>>;
}

type Json = Record<string, unknown>;

/** All operations of the document. */
// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document is walked as it comes
export function operationsOf(document: any): ApiOperation[] {
  const base: string = new URL(document.servers?.[0]?.url ?? '/', 'http://x').pathname.replace(/\/$/, '');
  return Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods as Record<string, Json>)
      .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map(([method, operation]) => {
        const parameters = [...asList(methods.parameters), ...asList(operation.parameters)];
        const content = (operation.requestBody as Json | undefined)?.content as Json | undefined;
        const schema = resolved(document, (content?.['application/json'] as Json | undefined)?.schema);
        return {
          method: method.toUpperCase(),
          path: `${base}${path}`.replace(/^\/api\/v1/, ''),
          isPublic: Array.isArray(operation.security) && operation.security.length === 0,
          takesBody: operation.requestBody !== undefined,
          queryKeys: parameters.filter((each) => each.in === 'query').map((each) => String(each.name)),
          properties: ordinaryValues(document, schema),
        };
      }),
  );
}

const oddNames = [
  'x',
  '-',
  '.',
  '%2e%2e',
  '%00',
  '%ff',
  '%',
  '%2f',
  '%20',
  "';--",
  '%F0%9F%92%A9',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '-1',
  '9'.repeat(400),
  'a'.repeat(3_000),
  '__proto__',
  'constructor',
];

/** The path with each odd name in each of its places. */
export function badPaths({ path }: ApiOperation): string[] {
  const places = path.match(/\{[^}]+\}/g) ?? [];
  return places.flatMap((place) =>
    oddNames.map((name) => path.replace(place, name).replace(/\{[^}]+\}/g, 'does-not-exist')),
  );
}

const oddValues = [
  '',
  '-1',
  '0',
  '%00',
  '%ff',
  '[]',
  '{}',
  '9'.repeat(400),
  'x'.repeat(3_000),
  'NaN',
  '1e999',
  '../..',
  "'%20or%201=1",
];

/** Query strings with an odd value for each key, a key twice, and a key that nobody knows. */
export function badQueries({ queryKeys }: ApiOperation): string[] {
  return [
    'surprise=1',
    '__proto__=1',
    '&&=&',
    ...queryKeys.flatMap((key) => [...oddValues.map((value) => `${key}=${value}`), `${key}=1&${key}=2`]),
  ];
}

const oddJson: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'x'.repeat(100_000),
  '../..',
  [],
  [null],
  {},
  { surprise: 1 },
];

/** Bodies of the wrong kind; and for each property, bodies that are right but for an odd value of it. */
export function badBodies({ takesBody, properties }: ApiOperation): unknown[] {
  if (!takesBody) return [];
  const kinds = [null, true, 0, '', 'x', [], [{}], { surprise: 1 }, { ...properties, surprise: 1 }];
  const without = Object.keys(properties).map((key) => ({ ...properties, [key]: undefined }));
  const odd = Object.keys(properties).flatMap((key) =>
    oddJson.map((value) => ({ ...properties, [key]: value })),
  );
  return [...kinds, ...without, ...odd];
}

function ordinaryValues(document: unknown, schema: Json | undefined): Json {
  const properties = (schema?.properties ?? {}) as Record<string, Json>;
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, ordinary(resolved(document, value) ?? {})]),
  );
}

function ordinary(schema: Json): unknown {
  if (Array.isArray(schema.examples)) return schema.examples[0];
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (Array.isArray(schema.anyOf)) return ordinary((schema.anyOf[0] ?? {}) as Json);
  if (schema.type === 'array') return [];
  if (schema.type === 'object') return {};
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  return 'does-not-exist';
}

function resolved(document: unknown, schema: unknown): Json | undefined {
  const reference = (schema as Json | undefined)?.$ref;
  if (typeof reference !== 'string') return schema as Json | undefined;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Json)[key], document) as Json;
}

function asList(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}
