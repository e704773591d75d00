import { z } from 'zod';
import { operations } from '@/lib/access/operations';
import type { Route, RoutePermission } from '@/lib/api/define-route';
import type { Fields } from '@/lib/api/route';
import { accessEffect } from '@/lib/effects/schema';

type Json = Record<string, unknown>;

const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'A sentence for people.' }),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    missing: z.strictObject({ operation: z.enum(operations), collection: z.string() }).optional(),
    canBeGrantedBy: z.array(z.string()).optional(),
    current: z.unknown().meta({ description: 'Of a stale change: the record as it is now.' }).optional(),
  })
  .meta({ id: 'Problem' });

/** Gathers named schemas while a document is made of routes. */
interface Components {
  readonly schemas: Record<string, unknown>;
}

/** OpenAPI 3.1, from the very schemas that validate. */
export function openApiDocument(routes: readonly Route[]): Json {
  const components: Components = { schemas: {} };
  schemaOf(problem, 'output', components);
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const item = paths[route.path] ?? {};
    item[route.method.toLowerCase()] = operationOf(route, components);
    paths[route.path] = item;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wheelhouse',
      version: '1',
      description: 'Records of Wheelhouse. Engines are reached at /clusters/{name}, as Docker’s own API.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A session or API token.' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'wheelhouse_session',
          description: 'Over https "__Host-wheelhouse_session". Changes must come from the same origin.',
        },
      },
    },
  };
}

function operationOf(route: Route, components: Components): Json {
  const { method, path, summary, permission, status } = route;
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^A-Za-z0-9]+(\w)/g, (_, next) => next.toUpperCase()).replace(/\W/g, '')}`,
    tags: [path.split('/')[1]],
    summary,
    description: [route.description, permissionInWords(permission)]
      .filter((text) => text !== '')
      .join('\n\n'),
    ...('public' in permission ? { security: [] } : {}),
    ...('operation' in permission ? { 'x-wheelhouse-operation': permission.operation } : {}),
    parameters: [
      ...parametersOf(route.params, 'path', components),
      ...parametersOf(route.query, 'query', components),
      ...preconditionsOf(route),
      ...(route.previewsAccess ? [dryRunParameter] : []),
    ],
    ...(route.body === null ? {} : { requestBody: requestBodyOf(route.body, components) }),
    responses: {
      ...(route.previewsAccess ? { 200: previewAnswer(route, components) } : {}),
      ...(route.previewsAccess && status === 200 ? {} : { [status]: answerOf(route, components) }),
      ...problemsOf(route),
    },
  };
}

function permissionInWords(permission: RoutePermission): string {
  if ('operation' in permission) return `Needs ${permission.operation}.`;
  return 'public' in permission ? `For everybody. ${permission.public}` : permission.signedIn;
}

function requestBodyOf(body: z.ZodType, components: Components): Json {
  return { required: true, content: { 'application/json': { schema: schemaOf(body, 'input', components) } } };
}

function answerOf({ response, status, isOfRecord, changes }: Route, components: Components): Json {
  if (response === null) return { description: 'Done.' };
  const description = status === 201 ? 'Created.' : 'The answer.';
  const headers =
    status === 201
      ? { headers: { Location: { schema: { type: 'string' }, description: 'Where it is.' } } }
      : isOfRecord && !changes
        ? { headers: { ETag: { schema: { type: 'string' }, description: 'Of the record as it is.' } } }
        : {};
  if (!(response instanceof z.ZodType)) {
    const file = { [response.mediaType]: { schema: { type: 'string', format: 'binary' } } };
    return { description, ...headers, content: file };
  }
  const schema = schemaOf(response, 'output', components);
  return { description, ...headers, content: { 'application/json': { schema } } };
}

const dryRunParameter: Json = {
  name: 'dryRun',
  in: 'query',
  required: false,
  description: 'True: changes nothing and answers 200 with what it would do to access.',
  schema: { type: 'boolean', default: false },
};

/** Of a dry run; where the change itself answers 200 too, either of both. */
function previewAnswer(route: Route, components: Components): Json {
  const preview = schemaOf(accessEffect, 'output', components);
  const isEither = route.status === 200 && route.response instanceof z.ZodType;
  const schema = isEither ? { oneOf: [schemaOf(route.response, 'output', components), preview] } : preview;
  const description = isEither ? 'The answer; with dryRun what it would do to access.' : 'With dryRun.';
  return { description, content: { 'application/json': { schema } } };
}

function problemsOf({ permission, changes, isOfRecord, params, body }: Route): Json {
  const answers: Json = { 400: problemAnswer('The request cannot be read.') };
  if (!('public' in permission) || changes) answers[401] = problemAnswer('Not signed in.');
  if ('operation' in permission || changes) answers[403] = problemAnswer('Not permitted, and why.');
  if (Object.keys(params.shape).length > 0) answers[404] = problemAnswer('Nothing there that you may see.');
  if (changes && (body !== null || isOfRecord)) {
    answers[409] = problemAnswer(
      isOfRecord
        ? 'In conflict with what exists; or stale: `current` is the record as it is now.'
        : 'In conflict with what exists.',
    );
  }
  if (!changes && isOfRecord) answers[304] = { description: 'It is still what If-None-Match names.' };
  answers[422] = problemAnswer('Not valid, field by field.');
  return answers;
}

/** Headers by which a request says what state of the record it was made for. */
function preconditionsOf({ isOfRecord, changes }: Route): Json[] {
  if (!isOfRecord) return [];
  const [name, description] = changes
    ? ['If-Match', 'The ETag of the record as you saw it: where it changed since, 409 and nothing is done.']
    : ['If-None-Match', 'The ETag that you have: 304 where it is still that.'];
  return [{ name, in: 'header', required: false, description, schema: { type: 'string' } }];
}

function problemAnswer(description: string): Json {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}

function parametersOf(fields: Fields, place: 'path' | 'query', components: Components): Json[] {
  const { properties, required } = z
    .object({
      properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
      required: z.array(z.string()).default([]),
    })
    .parse(schemaOf(fields, 'input', components));
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

/** A schema as JSON Schema; those with a name go to the document's components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Components): unknown {
  const made: Json = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  const { $schema: _dialect, $defs = {}, ...own } = made;
  Object.assign(components.schemas, withComponentRefs($defs));
  const { id, ...rest } = own;
  if (typeof id !== 'string') return withComponentRefs(own);
  components.schemas[id] = withComponentRefs(rest);
  return { $ref: `#/components/schemas/${id}` };
}

/** References within one schema become references within the document. */
function withComponentRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withComponentRefs);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => {
    const isRef = key === '$ref' && typeof member === 'string';
    return [key, isRef ? member.replace('#/$defs/', '#/components/schemas/') : withComponentRefs(member)];
  });
  return Object.fromEntries(entries);
}
