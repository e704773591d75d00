import { tarOf } from '@/e2e/fixtures/archive';
import type { EchoingEngine } from '@/e2e/records/echoing-engine';
import { routes } from '@/lib/docker-api/routes';
import { secretFields, secretQueries } from '@/lib/docker-api/secrets/secret-fields';
import { textsOfSchema } from '@/lib/docker-api/secrets/texts-of-schema.fixture';

export interface SecretRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** What the engine hears when an administrator asks; null: it hears nothing, whoever asks. */
  readonly reaches: string | null;
}

/** What a rule of ours refuses to all, what is only planned, and of what cannot be changed. */
const keptAway = /LogConfig|TaskTemplate\.LogDriver|\/plans\/|^POST \/(?:secrets|configs)\/\{id\}/;

/**
 * One request for each secret that each route of the Engine API takes, with a marker in its place. A
 * route that takes one and of which nobody said here how it is asked fails the test.
 */
export async function secretRequests(world: {
  readonly engine: EchoingEngine;
  readonly shop: string;
  readonly marker: () => string;
}): Promise<SecretRequest[]> {
  const context = await tarOf([{ name: 'Dockerfile', content: `FROM ${world.engine.image}\nARG TOKEN\n` }]);
  return [...inBodies(world), ...inQueries(world, context), ...inHeaders(world)];
}

type World = Parameters<typeof secretRequests>[0];

function inBodies({ engine, shop, marker }: World): SecretRequest[] {
  const samples = sampleBodies(engine, shop);
  return routes.flatMap(({ method, path, body }) => {
    if (typeof body === 'string') return [];
    const fields = textsOfSchema(body).filter((text) => secretFields.has(text));
    return fields.map((field) => {
      const route = `${method} ${path}`;
      const sample = samples[route];
      if (sample === undefined) throw new Error(`Say in e2e/records/secret-requests.ts how to ask ${route}.`);
      const value = valueFor(field, marker());
      return {
        name: `${route}: ${field}`,
        method,
        path: `/v1.41${sample.path}`,
        body: withRest(merged(sample.body, placed(field, value))),
        headers: {},
        reaches: keptAway.test(`${route} ${field}`) ? null : value,
      };
    });
  });
}

function inQueries({ engine, marker }: World, context: Buffer): SecretRequest[] {
  const asked: Readonly<Record<string, (value: string) => { path: string; body?: unknown }>> = {
    'POST /build buildargs': (value) => ({
      path: `/build?t=thing&buildargs=${encodeURIComponent(JSON.stringify({ TOKEN: value }))}`,
      body: context,
    }),
    'POST /images/create changes': (value) => ({
      path: `/images/create?fromSrc=-&changes=${encodeURIComponent(`ENV TOKEN=${value}`)}`,
      body: Buffer.alloc(1024),
    }),
    'POST /commit changes': (value) => ({
      path: `/commit?container=${engine.container.id}&changes=${encodeURIComponent(`ENV TOKEN="${value}"`)}`,
    }),
  };
  return routes.flatMap(({ method, path, query }) =>
    textsOfSchema(query)
      .filter((text) => secretQueries.has(text))
      .map((text) => {
        const name = `${method} ${path} ${text}`;
        const how = asked[name];
        if (how === undefined) throw new Error(`Say in e2e/records/secret-requests.ts how to ask ${name}.`);
        const value = marker();
        const { path: written, body } = how(value);
        const headers = { 'content-type': 'application/x-tar' };
        return { name, method, path: `/v1.41${written}`, body, headers, reaches: value };
      }),
  );
}

/** Credentials for registries come in headers. */
function inHeaders({ engine, shop, marker }: World): SecretRequest[] {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const login = (password: string) => ({ username: 'ana', password, serveraddress: 'docker.io' });
  const service = sampleBodies(engine, shop)['POST /services/create'];
  const pull = '/v1.41/images/create?fromImage=docker.io/library/thing&tag=1';
  const ask = (name: string, path: string, header: (secret: string) => string, isLetThrough = true) => {
    const secret = marker();
    return {
      name,
      method: 'POST',
      path,
      body: path.endsWith('/services/create') ? service?.body : undefined,
      headers: { 'x-registry-auth': header(secret) },
      reaches: isLetThrough ? secret : null,
    };
  };
  return [
    ask('a pull with a password', pull, (secret) => encoded(login(secret))),
    ask('a pull with a token', pull, (identitytoken) =>
      encoded({ identitytoken, serveraddress: 'docker.io' }),
    ),
    ask(
      'a pull for another host',
      pull,
      (secret) => encoded({ ...login(secret), serveraddress: 'elsewhere.test' }),
      false,
    ),
    ask('a pull with nonsense', pull, (secret) => secret, false),
    ask('a service with a password', '/v1.41/services/create', (secret) => encoded(login(secret)), false),
    {
      ...ask('a build with a password', '/v1.41/build?t=thing', () => '', false),
      body: Buffer.alloc(1024),
      headers: {
        'content-type': 'application/x-tar',
        'x-registry-config': encoded({ 'docker.io': login(marker()) }),
      },
    },
  ];
}

interface Sample {
  readonly path: string;
  readonly body: unknown;
}

function sampleBodies(engine: EchoingEngine, shop: string): Readonly<Record<string, Sample>> {
  const Labels = { 'io.wheelhouse.collection': shop };
  const container = { path: '/containers/create', body: { Image: engine.image, Labels } };
  const TaskTemplate = { ContainerSpec: { Image: engine.image } };
  const service = { Name: 'a-service', Labels, TaskTemplate };
  const same = { ...service, Name: engine.service.name };
  return {
    'POST /containers/create': container,
    'POST /plans/containers': { ...container, path: '/plans/containers' },
    'POST /containers/{id}/exec': {
      path: `/containers/${engine.container.id}/exec`,
      body: { Cmd: ['true'] },
    },
    'POST /auth': { path: '/auth', body: { username: 'ana', serveraddress: 'docker.io' } },
    'POST /commit': { path: `/commit?container=${engine.container.id}`, body: {} },
    'POST /volumes/create': { path: '/volumes/create', body: { Name: 'a-volume', Labels } },
    'POST /secrets/create': { path: '/secrets/create', body: { Name: 'new-secret', Labels } },
    'POST /secrets/{id}/update': {
      path: `/secrets/${engine.secretId}/update?version=7`,
      body: { Name: 'a-secret', Labels },
    },
    'POST /configs/create': { path: '/configs/create', body: { Name: 'new-config', Labels } },
    'POST /configs/{id}/update': {
      path: `/configs/${engine.configId}/update?version=7`,
      body: { Name: 'a-config', Labels },
    },
    'POST /services/create': { path: '/services/create', body: service },
    'POST /services/{id}/update': {
      path: `/services/${engine.service.id}/update?version=${engine.service.version}`,
      body: same,
    },
    'POST /plans/services': { path: '/plans/services', body: service },
    'POST /plans/services/{id}': {
      path: `/plans/services/${engine.service.id}?version=${engine.service.version}`,
      body: same,
    },
    'POST /swarm/init': { path: '/swarm/init', body: {} },
    'POST /swarm/join': { path: '/swarm/join', body: { RemoteAddrs: ['10.0.0.1:2377'] } },
    'POST /swarm/update': { path: '/swarm/update?version=10', body: { Name: 'default' } },
    'POST /swarm/unlock': { path: '/swarm/unlock', body: {} },
    'POST /plugins/{name...}/set': { path: '/plugins/vendor/plugin/set', body: [] },
  };
}

function valueFor(field: string, marker: string): string {
  if (field === 'Data') return Buffer.from(marker).toString('base64');
  return field.endsWith('[]') ? `TOKEN=${marker}` : marker;
}

/** `A.B[].C{}` with a value at its end. */
function placed(path: string, value: string): unknown {
  const parts = path.match(/[^.[\]{}]+|\[\]|\{\}/g) ?? [];
  return parts.reduceRight<unknown>((below, part) => {
    if (part === '[]') return [below];
    return { [part === '{}' ? 'o' : part]: below };
  }, value);
}

function merged(one: unknown, other: unknown): unknown {
  if (Array.isArray(other) || typeof other !== 'object' || other === null) return other;
  const all: Record<string, unknown> = { ...Object(one) };
  for (const [name, value] of Object.entries(other)) all[name] = merged(all[name], value);
  return all;
}

/** What stands beside a secret wherever it stands. */
function withRest(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withRest);
  if (typeof part !== 'object' || part === null) return part;
  const beside =
    'VolumeOptions' in part
      ? { Type: 'volume', Source: 'a-volume', Target: '/data' }
      : 'SigningCAKey' in part || 'ExternalCAs' in part
        ? { SigningCACert: '' }
        : {};
  return {
    ...beside,
    ...Object.fromEntries(Object.entries(part).map(([name, each]) => [name, withRest(each)])),
  };
}
