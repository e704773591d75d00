import { problemAnswer, problemOf } from '@/lib/api/problem-answer';
import { answerOnRecord } from '@/lib/audit/answer-on-record';
import { anonymousActor, recordBoundedRefusal } from '@/lib/audit/bounded-refusal';
import { auditActor } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { setCookie } from '@/lib/auth/own-cookie';
import { peerOfHeaders } from '@/lib/auth/peer-of-headers';
import { publicOrigin } from '@/lib/auth/public-origin';
import { isSameOrigin } from '@/lib/auth/same-origin';
import { beginFlow } from '@/lib/identity/oidc/begin';
import { detailOf } from '@/lib/identity/oidc/claims';
import { finishLink, finishSignIn } from '@/lib/identity/oidc/finish';
import { type Flow, flowCookie, readFlow } from '@/lib/identity/oidc/flow-cookie';
import { oidcProvider } from '@/lib/identity/oidc/provider';
import { type FailureCode, failureWords, SignInFailure } from '@/lib/identity/sign-in-failure';
import { paths } from '@/lib/paths/console-paths';
import { notFound, Problem, refused } from '@/lib/problems/problem';
import { revokeSession } from '@/lib/sessions/sessions';
import { challengeCookie } from '@/lib/sign-in/challenge-cookie';
import { nextPath } from '@/lib/sign-in/next-path';
import { howOneSignsIn } from '@/lib/sign-in/sign-in-actor';
import type { SignInResult } from '@/lib/sign-in/sign-in-result';
import { requireProof } from '@/lib/step-up/require-proof';

/** What browsers ask while somebody signs in at a provider. Each answer is a redirect or a problem. */

const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Sends the browser to the provider. Anybody may begin; only this browser can finish. */
export async function answerStart(request: Request, providerId: string): Promise<Response> {
  const next = nextPath(new URL(request.url).searchParams.get('next') ?? undefined);
  const provider = isId.test(providerId) ? await oidcProvider(providerId) : null;
  if (!provider) return toSignIn('unknown', next);
  try {
    const { url, flow } = await beginFlow(provider, { next, linksSessionId: null });
    return redirection(url.href, [flowCookie(publicOrigin(), flow)]);
  } catch (error) {
    console.error(`Provider ${provider.name}: ${detailOf(error)}`);
    return toSignIn('unreachable', next);
  }
}

/**
 * Begins to link the account of whoever is signed in. Only a page of ours may ask: elsewhere somebody
 * could have had this browser signed in at the provider as themselves, and so be let in here.
 */
export function answerLink(request: Request, providerId: string): Promise<Response> {
  const allowedBy = 'signed in: links an account of their own';
  return answerOnRecord(request, { status: 200, allowedBy }, (requestId) =>
    begunLink(request, providerId, requestId),
  );
}

async function begunLink(request: Request, providerId: string, requestId: string): Promise<Response> {
  let actor: Actor | null = null;
  try {
    const { headers } = request;
    const from = { origin: headers.get('origin'), 'sec-fetch-site': headers.get('sec-fetch-site') };
    if (!isSameOrigin(from, publicOrigin())) throw refused('This did not come from a page of this console.');
    actor = await sessionOf(request);
    if (actor?.unfinished !== null) throw refused('Sign in to do this.');
    // It adds a way to sign in: a session that was left open must not make itself one for ever.
    await requireProof(actor);
    const provider = isId.test(providerId) ? await oidcProvider(providerId) : null;
    if (!provider) throw notFound('such provider');
    const { url, flow } = await begun(provider, {
      next: paths.accountPage('profile'),
      linksSessionId: actor.credential.id,
    });
    const answer = Response.json({ url: url.href });
    answer.headers.append('set-cookie', flowCookie(publicOrigin(), flow));
    return answer;
  } catch (error) {
    const problem = problemOf(error, requestId);
    if (problem.status === 403) await recordRefused(request, actor, 'identity.link', problem);
    return problemAnswer(problem, requestId);
  }
}

function recordRefused(
  { method, headers, url }: Request,
  actor: Actor | null,
  operation: string,
  { status, message: detail }: Pick<Problem, 'status' | 'message'>,
): Promise<void> {
  const who = actor ? auditActor(actor) : anonymousActor(peerOfHeaders(headers));
  const subject = { operation, resourceKind: 'session', request: { method, path: new URL(url).pathname } };
  return recordBoundedRefusal(who, subject, { status, detail });
}

/** Whoever comes back from the provider. */
export function answerCallback(request: Request, providerId: string): Promise<Response> {
  return answerOnRecord(request, { status: 303, allowedBy: howOneSignsIn }, (requestId) =>
    cameBack(request, providerId, requestId),
  );
}

async function cameBack(request: Request, providerId: string, requestId: string): Promise<Response> {
  const origin = publicOrigin();
  const { search } = new URL(request.url);
  const flow = readFlow(request.headers.get('cookie'), origin, Date.now());
  const spent = flowCookie(origin, null);
  if (!flow || flow.providerId !== providerId) {
    const why = { status: 403, message: failureWords.expired };
    await recordRefused(request, null, 'session.create', why);
    return toSignIn('expired', flow?.next ?? '/', [spent]);
  }
  const returned = new URL(`/api/auth/oidc/${flow.providerId}/callback${search}`, origin);
  const { address } = peerOfHeaders(request.headers);
  const place = { address, requestId, userAgent: request.headers.get('user-agent') ?? '' };
  try {
    if (flow.linksSessionId !== null) {
      await finishLink(flow, returned, await sessionOf(request), place);
      return redirection(`${flow.next}?linked=1`, [spent]);
    }
    const result = await finishSignIn(flow, returned, place);
    if (result.status === 'signed-in') await endFormerSession(request);
    return enteredAnswer(result, flow, spent);
  } catch (error) {
    const code = error instanceof SignInFailure ? error.code : 'rejected';
    if (!(error instanceof SignInFailure)) console.error('A sign-in by a provider failed', error);
    if (flow.linksSessionId !== null) return redirection(`${flow.next}?failure=${code}`, [spent]);
    return toSignIn(code, flow.next, [spent]);
  }
}

function enteredAnswer(result: SignInResult, flow: Flow, spent: string): Response {
  switch (result.status) {
    case 'signed-in':
      return redirection(flow.next, [spent, sessionCookie(result.token, result.expiresAt)]);
    case 'second-factor': {
      const cookie = challengeCookie(result.challenge, result.challengeEndsAt);
      return redirection(paths.secondStep(flow.next), [spent, cookie]);
    }
    case 'disabled':
      return toSignIn('disabled', flow.next, [spent]);
    default:
      return toSignIn('rejected', flow.next, [spent]);
  }
}

async function begun(...given: Parameters<typeof beginFlow>) {
  try {
    return await beginFlow(...given);
  } catch (error) {
    throw new Problem(
      { kind: 'unavailable', detail: `${given[0].name} cannot be reached just now.` },
      { cause: error },
    );
  }
}

/** Whose session the browser shows; null for nobody's. */
async function sessionOf(request: Request): Promise<Actor | null> {
  const headers = { cookie: request.headers.get('cookie') };
  return (await authenticateRequest(headers, peerOfHeaders(request.headers)))?.actor ?? null;
}

/** Whoever signs in over a session that is still good has no more use for it. */
async function endFormerSession(request: Request): Promise<void> {
  const former = await sessionOf(request);
  if (former) await revokeSession(former, former.credential.id);
}

/** As next-auth sets it (lib/sign-in/next-auth-options). */
function sessionCookie(token: string, expiresAt: Date): string {
  return setCookie('session', token, publicOrigin(), { until: expiresAt, sameSite: 'lax' });
}

function toSignIn(code: FailureCode, next: string, cookies: readonly string[] = []): Response {
  return redirection(`/sign-in?${new URLSearchParams({ next, failure: code })}`, cookies);
}

/** 303, so that nothing that was posted is posted again. The address is ours or the provider's own. */
function redirection(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
