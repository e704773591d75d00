import { problemOf } from '@/lib/api/problem-answer';
import { anonymousActor, recordBoundedRefusal } from '@/lib/audit/bounded-refusal';
import { brief, mostOfRefused } from '@/lib/audit/brief';
import { type AuditActor, auditActor } from '@/lib/audit/record';
import { duringRequest } from '@/lib/audit/request-under-way';
import { peerOfHeaders } from '@/lib/auth/peer-of-headers';
import { requestIdHeader, requestIdIn } from '@/lib/auth/request-id';
import { authenticateScimToken, type ScimCaller } from '@/lib/auth/scim-token';
import { scimBodyOnRecord } from '@/lib/scim/body-on-record';
import { oneOf, resourceTypes, schemas, serviceProviderConfig } from '@/lib/scim/discovery';
import { ScimError } from '@/lib/scim/error';
import {
  createScimGroup,
  deleteScimGroup,
  getScimGroup,
  listScimGroups,
  patchScimGroup,
  replaceScimGroup,
} from '@/lib/scim/groups';
import { readScimBody } from '@/lib/scim/read-body';
import { basePath, listRequest, notFoundHere } from '@/lib/scim/resource';
import {
  createScimUser,
  deleteScimUser,
  getScimUser,
  listScimUsers,
  patchScimUser,
  replaceScimUser,
} from '@/lib/scim/users';

interface Asked {
  readonly method: string;
  readonly id: string | undefined;
  readonly query: URLSearchParams;
  readonly ifMatch: string | null;
  readonly body: () => Promise<unknown>;
}

interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * Answers one request to /scim/v2 (RFC 7644). Only the token of a provisioning is taken here, and it
 * is taken nowhere else.
 */
export async function handleScim(request: Request): Promise<Response> {
  const requestId = requestIdIn(request.headers);
  const response = await answered(request, requestId);
  response.headers.set(requestIdHeader, requestId);
  return response;
}

async function answered(request: Request, requestId: string): Promise<Response> {
  let caller: ScimCaller | null = null;
  const read: { body?: unknown } = {};
  const status = { POST: 201, DELETE: 204 }[request.method] ?? 200;
  const underWay = { status, begunAt: Date.now(), allowedBy: '' };
  try {
    caller = await authenticateScimToken(request.headers.get('authorization'), {
      ...peerOfHeaders(request.headers),
      requestId,
    });
    if (!caller) throw new ScimError(401, 'Send the token of the provisioning.');
    const known = caller;
    return answer(await duringRequest(underWay, () => dispatched(known, request, read)));
  } catch (error) {
    const failure = failureOf(error, requestId);
    if (failure.status === 401 || failure.status === 403) {
      const who = caller
        ? auditActor(caller.actor)
        : anonymousActor({ ...peerOfHeaders(request.headers), requestId });
      await duringRequest(underWay, () => recordRefused(who, request, failure, read));
    }
    return answer({
      status: failure.status,
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: String(failure.status),
        ...(failure.scimType === undefined ? {} : { scimType: failure.scimType }),
        detail: failure.detail,
      },
    });
  }
}

async function dispatched(caller: ScimCaller, request: Request, read: { body?: unknown }): Promise<Answered> {
  const url = new URL(request.url);
  const [noun = '', id, ...more] = url.pathname
    .slice(basePath.length + 1)
    .split('/')
    .map(decodeURIComponent);
  if (more.length > 0) throw notFoundHere();
  const asked: Asked = {
    method: request.method,
    id,
    query: url.searchParams,
    ifMatch: request.headers.get('if-match'),
    body: async () => {
      read.body = await readScimBody(request);
      return read.body;
    },
  };
  switch (noun) {
    case 'Users':
      return users(caller, asked);
    case 'Groups':
      return groups(caller, asked);
    case 'ServiceProviderConfig':
      return described(asked, serviceProviderConfig());
    case 'ResourceTypes':
      return described(asked, asked.id === undefined ? resourceTypes() : oneOf(resourceTypes(), asked.id));
    case 'Schemas':
      return described(asked, asked.id === undefined ? schemas() : oneOf(schemas(), asked.id));
    default:
      throw notFoundHere();
  }
}

async function users(caller: ScimCaller, { method, id, query, ifMatch, body }: Asked): Promise<Answered> {
  if (id === undefined) {
    if (method === 'GET') return { status: 200, body: await listScimUsers(caller, listRequest(query)) };
    if (method === 'POST') return { status: 201, body: await createScimUser(caller, await body()) };
    throw notTaken();
  }
  switch (method) {
    case 'GET':
      return { status: 200, body: await getScimUser(caller, id) };
    case 'PUT':
      return { status: 200, body: await replaceScimUser(caller, id, await body(), ifMatch) };
    case 'PATCH':
      return { status: 200, body: await patchScimUser(caller, id, await body(), ifMatch) };
    case 'DELETE':
      await deleteScimUser(caller, id, ifMatch);
      return { status: 204 };
    default:
      throw notTaken();
  }
}

async function groups(caller: ScimCaller, { method, id, query, ifMatch, body }: Asked): Promise<Answered> {
  const hasMembers = !/(^|,)\s*members\s*(,|$)/i.test(query.get('excludedAttributes') ?? '');
  if (id === undefined) {
    if (method === 'GET')
      return { status: 200, body: await listScimGroups(caller, listRequest(query), hasMembers) };
    if (method === 'POST') return { status: 201, body: await createScimGroup(caller, await body()) };
    throw notTaken();
  }
  switch (method) {
    case 'GET':
      return { status: 200, body: await getScimGroup(caller, id, hasMembers) };
    case 'PUT':
      return { status: 200, body: await replaceScimGroup(caller, id, await body(), ifMatch) };
    case 'PATCH':
      return { status: 200, body: await patchScimGroup(caller, id, await body(), ifMatch) };
    case 'DELETE':
      await deleteScimGroup(caller, id, ifMatch);
      return { status: 204 };
    default:
      throw notTaken();
  }
}

function described({ method }: Asked, document: unknown): Answered {
  if (method !== 'GET') throw notTaken();
  if (document === null) throw notFoundHere();
  return { status: 200, body: document };
}

function notTaken(): ScimError {
  return new ScimError(405, 'This address does not take that.');
}

function failureOf(error: unknown, requestId: string): ScimError {
  if (error instanceof ScimError) return error;
  if (error instanceof URIError) return new ScimError(400, 'The address cannot be read.', 'invalidSyntax');
  const { status, message } = problemOf(error, requestId);
  return new ScimError(status === 422 ? 400 : status, message, status === 409 ? 'mutability' : undefined);
}

function answer({ status, body }: Answered): Response {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  if (body === undefined) return new Response(null, { status, headers });
  headers['content-type'] = 'application/scim+json; charset=utf-8';
  const meta = typeof body === 'object' && body !== null && 'meta' in body ? body.meta : null;
  if (typeof meta === 'object' && meta !== null && 'version' in meta) headers.etag = String(meta.version);
  if (status === 201 && typeof meta === 'object' && meta !== null && 'location' in meta)
    headers.location = String(meta.location);
  return new Response(JSON.stringify(body), { status, headers });
}

async function recordRefused(
  who: AuditActor,
  { method, url }: Request,
  { status, detail }: ScimError,
  { body }: { readonly body?: unknown },
): Promise<void> {
  const { pathname: path } = new URL(url);
  const content = body === undefined ? {} : brief({ body: scimBodyOnRecord(body) }, mostOfRefused);
  const subject = { operation: 'user.manage', collection: '/', request: { method, path, ...content } };
  await recordBoundedRefusal(who, subject, { status, detail });
}
