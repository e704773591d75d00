import type { Answer, Route } from '@/lib/api/define-route';
import { matchRoute } from '@/lib/api/match-route';
import { problemAnswer, problemOf } from '@/lib/api/problem-answer';
import { type RawInput, readBody, readQuery } from '@/lib/api/read-input';
import { recordRefused } from '@/lib/api/record-refused';
import { recordRestRead } from '@/lib/api/record-rest-read';
import { FileAnswer, type RequestFacts } from '@/lib/api/route';
import { duringRequest } from '@/lib/audit/request-under-way';
import type { Actor } from '@/lib/auth/actor';
import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { clientName } from '@/lib/auth/peer';
import { publicOrigin } from '@/lib/auth/public-origin';
import { requestIdHeader, requestIdIn } from '@/lib/auth/request-id';
import { isSameOrigin, needsSameOrigin } from '@/lib/auth/same-origin';
import { unfinishedSentence } from '@/lib/auth/unfinished';
import { db } from '@/lib/db/client';
import { grantorsFor } from '@/lib/grants/grantors-for';
import { grantorsInWords } from '@/lib/grants/grantors-in-words';
import { notFound, Problem } from '@/lib/problems/problem';
import { refusalWhileViewing } from '@/lib/view-as/while-viewing';

const basePath = '/api/v1';

/** Answers one request to /api/v1: finds its route, asks who is there, and lets the route perform. */
export async function handleRequest(routes: readonly Route[], request: Request): Promise<Response> {
  let route: Route | null = null;
  let actor: Actor | null = null;
  let raw: RawInput = { params: {}, query: {}, body: undefined };
  const facts = factsOf(request);
  const startedAtMs = performance.now();
  try {
    const url = new URL(request.url);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const match = matchRoute(routes, method, url.pathname.slice(basePath.length));
    if (match.kind === 'nothing') throw notFound('such address');
    if (match.kind === 'other-methods') throw methodNotAllowed(match.allowed);
    route = match.route;
    raw = { ...raw, params: match.params };
    const query = readQuery(url.search);
    actor = 'public' in route.permission ? null : await authenticate(request, route, facts);
    const notForViewers = actor && refusalWhileViewing(actor, route);
    if (notForViewers) throw notForViewers;
    const body = route.body === null ? undefined : await readBody(request, route.mostBytes ?? undefined);
    raw = { ...raw, query, body };
    const answer = await carryOut(route, actor, raw, facts);
    if (actor && !route.changes) recordRestRead(actor, route, startedAtMs);
    return withRequestId(answerOf(route, answer), facts);
  } catch (error) {
    return withRequestId(
      await refuse(problemOf(error, facts.requestId), { route, raw, startedAtMs, actor, facts }),
      facts,
    );
  }
}

/** In its answer, in the log and in the audit log: by it people and operators speak of the same request. */
function withRequestId(response: Response, { requestId }: RequestFacts): Response {
  response.headers.set(requestIdHeader, requestId);
  return response;
}

function carryOut(route: Route, actor: Actor | null, raw: RawInput, facts: RequestFacts): Promise<Answer> {
  const { permission, status, perform } = route;
  const allowedBy = 'operation' in permission ? '' : ruleInWords(permission);
  return duringRequest({ status, begunAt: Date.now(), allowedBy }, () => perform(actor, raw, facts));
}

/** What stands on record in place of a grant. */
function ruleInWords(permission: { readonly signedIn: string } | { readonly public: string }): string {
  return 'public' in permission
    ? `open to everybody: ${permission.public}`
    : `signed in: ${permission.signedIn}`;
}

interface Refused {
  /** As far as it was read. */
  readonly raw: RawInput;
  readonly startedAtMs: number;
  readonly route: Route | null;
  readonly actor: Actor | null;
  readonly facts: RequestFacts;
}

async function refuse(
  problem: Problem,
  { route, raw, startedAtMs, actor, facts }: Refused,
): Promise<Response> {
  const { requestId } = facts;
  try {
    if (route) await recordRefused(actor, { route, raw, startedAtMs }, problem, facts);
    return await answerProblem(problem, requestId, actor);
  } catch (error) {
    return problemAnswer(problemOf(error, requestId), requestId);
  }
}

async function authenticate(request: Request, { permission }: Route, facts: RequestFacts): Promise<Actor> {
  const { headers, method } = request;
  const { address, userAgent: client, requestId } = facts;
  const authenticated = await authenticateRequest(facts.credential, { address, client, requestId });
  if (!authenticated) {
    const detail = 'Sign in, or send a token that is still valid.';
    throw new Problem({ kind: 'unauthenticated', detail, headers: { 'www-authenticate': 'Bearer' } });
  }
  const { actor, via } = authenticated;
  const origin = { origin: headers.get('origin'), 'sec-fetch-site': headers.get('sec-fetch-site') };
  if (via === 'cookie' && needsSameOrigin(method, false) && !isSameOrigin(origin, publicOrigin())) {
    throw new Problem({ kind: 'refused', detail: 'This change was not asked for by a page of Wheelhouse.' });
  }
  if (!('public' in permission) && !permission.credentials.includes(actor.credential.kind)) {
    const detail = `This cannot be done with a ${actor.credential.kind}; sign in with your password instead.`;
    throw new Problem({ kind: 'refused', detail });
  }
  if (actor.unfinished !== null && !('public' in permission) && !permission.duringSignIn) {
    const detail = unfinishedSentence(actor.unfinished, publicOrigin());
    throw new Problem({ kind: 'sign-in-unfinished', detail });
  }
  return actor;
}

/** The gateway writes the peer's true address over whatever a client claims. */
function factsOf({ headers }: Request): RequestFacts {
  const address = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  const credential = { authorization: headers.get('authorization'), cookie: headers.get('cookie') };
  const preconditions = { ifMatch: headers.get('if-match'), ifNoneMatch: headers.get('if-none-match') };
  const userAgent = clientName(headers.get('user-agent'));
  return { address, userAgent, requestId: requestIdIn(headers), preconditions, credential };
}

function methodNotAllowed(allowed: readonly string[]): Problem {
  const allow = allowed.join(', ');
  return new Problem({
    kind: 'method-not-allowed',
    detail: `This address takes ${allow}.`,
    headers: { allow },
  });
}

function answerOf(route: Route, { result, location, tag, isKnown, isPreview = false }: Answer): Response {
  const status = isPreview ? 200 : route.status;
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  if (tag !== null) headers.etag = tag;
  if (isKnown) return new Response(null, { status: 304, headers });
  if (result instanceof FileAnswer) {
    headers['content-type'] = result.mediaType;
    headers['content-disposition'] = `attachment; filename="${result.fileName}"`;
    return new Response(result.bytes, { status, headers });
  }
  if (location !== null) headers.location = `${basePath}${location}`;
  if (result === undefined) return new Response(null, { status, headers });
  headers['content-type'] = 'application/json';
  return new Response(JSON.stringify(result), { status, headers });
}

async function answerProblem(problem: Problem, requestId: string, actor: Actor | null): Promise<Response> {
  if (!problem.missing || !actor) return problemAnswer(problem, requestId);
  const names = await grantorsFor(actor, problem.missing, db);
  return problemAnswer(problem, requestId, { names, words: grantorsInWords(names) });
}
