import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { z } from 'zod';
import { problemAnswer, problemOf } from '@/lib/api/problem-answer';
import { readBody } from '@/lib/api/read-input';
import { answerOnRecord } from '@/lib/audit/answer-on-record';
import { anonymousActor, recordBoundedRefusal } from '@/lib/audit/bounded-refusal';
import { peerOfHeaders } from '@/lib/auth/peer-of-headers';
import { publicOrigin } from '@/lib/auth/public-origin';
import { isSameOrigin, needsSameOrigin } from '@/lib/auth/same-origin';
import { currentActor, peerAddress } from '@/lib/auth/web-actor';
import { invalid, notFound, type Problem, refused } from '@/lib/problems/problem';
import { revokeSession } from '@/lib/sessions/sessions';
import { challengeCookie, challengeIn, noChallengeCookie } from '@/lib/sign-in/challenge-cookie';
import { browserIn, rememberBrowser } from '@/lib/sign-in/known-browser';
import { nextAuthOptions, type SignInContext } from '@/lib/sign-in/next-auth-options';
import { howOneSignsIn } from '@/lib/sign-in/sign-in-actor';
import { signInProblem } from '@/lib/sign-in/sign-in-problem';
import type { SignInResult } from '@/lib/sign-in/sign-in-result';

interface Context {
  readonly params: Promise<{ nextauth: string[] }>;
}

/** The only parts of next-auth that we use; its own pages, logs and redirects stay closed. */
const used: ReadonlySet<string> = new Set([
  'GET csrf',
  'GET session',
  'POST callback/credentials',
  'POST callback/second-step',
  'POST callback/passkey',
  'POST signout',
]);

/** All that next-auth gets to see of a body: it would stumble over other types and other keys. */
const body = z.strictObject({
  csrfToken: z.string().max(256),
  username: z.string().max(256).optional(),
  password: z.string().max(512).optional(),
  code: z.string().max(64).optional(),
  passkey: z.string().max(32_768).optional(),
});

/** How next-auth answers a post. */
const redirection = z.object({ url: z.url() });

/**
 * Answers /api/auth/*. A sign-in that is turned down is answered by its reason as problem+json:
 * 401 for a wrong name or password or where a second factor is due, 403 for a disabled account, 429
 * with Retry-After.
 */
export async function answerNextAuth(request: NextRequest, context: Context): Promise<Response> {
  const action = (await context.params).nextauth.join('/');
  const allowedBy = action === 'signout' ? 'signed in: ends their own session' : howOneSignsIn;
  return answerOnRecord(request, { status: 200, allowedBy }, async (requestId) => {
    try {
      if (!used.has(`${request.method} ${action}`)) throw notFound('such address');
      const cookies = request.headers.get('cookie');
      const facts = { challenge: challengeIn(cookies), browser: browserIn(cookies), requestId };
      return await pass(await admitted(request), context, facts);
    } catch (error) {
      const problem = problemOf(error, requestId);
      if (problem.kind === 'refused') await recordForeign(request, action, problem);
      return problemAnswer(problem, requestId);
    }
  });
}

/** A form that no page of ours sent, or one that is out of date. */
function recordForeign({ method, headers, nextUrl }: NextRequest, action: string, problem: Problem) {
  const subject = {
    operation: action === 'signout' ? 'session.revoke' : 'session.create',
    resourceKind: 'session',
    request: { method, path: nextUrl.pathname },
  };
  const { status, message: detail } = problem;
  return recordBoundedRefusal(anonymousActor(peerOfHeaders(headers)), subject, { status, detail });
}

/** The request as next-auth may see it. @throws Problem */
async function admitted(request: NextRequest): Promise<NextRequest> {
  const { method, headers } = request;
  const url = new URL(request.nextUrl.pathname, publicOrigin());
  if (!needsSameOrigin(method, false)) return new NextRequest(url, { headers });
  const from = { origin: headers.get('origin'), 'sec-fetch-site': headers.get('sec-fetch-site') };
  if (!isSameOrigin(from, publicOrigin())) throw refused('This did not come from a page of this console.');
  const read = body.safeParse(await readBody(request));
  if (!read.success)
    throw invalid('body', 'This takes csrfToken, and username and password, code, or passkey');
  return new NextRequest(url, {
    method,
    headers: { 'content-type': 'application/json', 'user-agent': headers.get('user-agent') ?? '' },
    body: JSON.stringify({ ...read.data, json: 'true' }),
  });
}

async function pass(
  request: NextRequest,
  context: Context,
  facts: Pick<SignInContext, 'challenge' | 'browser' | 'requestId'>,
): Promise<Response> {
  // next-auth builds its addresses from this variable alone.
  process.env.NEXTAUTH_URL ??= publicOrigin();
  let result: SignInResult | undefined;
  const options = nextAuthOptions({
    address: await peerAddress(),
    userAgent: request.headers.get('user-agent') ?? '',
    ...facts,
    onResult: (outcome) => {
      result = outcome;
    },
  });
  const answer: Response = await NextAuth(request, context, options);
  if (result && result.status !== 'signed-in') return turnedDown(result, facts.requestId);
  if (request.method === 'POST') await refuseWhatNextAuthDid(answer);
  if (result) await endFormerSession();
  const signedIn = withoutCookie(answer, options.cookies?.callbackUrl?.name);
  if (result) {
    if (facts.challenge !== null) signedIn.headers.append('set-cookie', noChallengeCookie());
    signedIn.headers.append('set-cookie', await rememberBrowser(result.username, facts.browser));
  }
  return signedIn;
}

/** Whoever has to show a second factor gets a cookie that refers to the first step, and nothing else. */
function turnedDown(result: Exclude<SignInResult, { status: 'signed-in' }>, requestId: string): Response {
  const answer = problemAnswer(signInProblem(result), requestId);
  if (result.status === 'second-factor') {
    answer.headers.append('set-cookie', challengeCookie(result.challenge, result.challengeEndsAt));
  } else if (result.status === 'challenge-over') answer.headers.append('set-cookie', noChallengeCookie());
  return answer;
}

/** What next-auth turns down by itself, it says in a redirect that a program cannot make sense of. */
async function refuseWhatNextAuthDid(answer: Response): Promise<void> {
  const { url } = redirection.parse(await answer.clone().json());
  if (new URL(url).searchParams.has('csrf')) throw refused('The page is out of date. Load it again.');
  if (!answer.ok) throw signInProblem({ status: 'refused' });
}

/** Whoever signs in over a session that is still good has no more use for it. */
async function endFormerSession(): Promise<void> {
  const former = await currentActor();
  if (former) await revokeSession(former, former.credential.id);
}

function withoutCookie(answer: Response, name: string | undefined): Response {
  const headers = new Headers(answer.headers);
  headers.delete('set-cookie');
  for (const cookie of answer.headers.getSetCookie()) {
    if (!cookie.startsWith(`${name}=`)) headers.append('set-cookie', cookie);
  }
  return new Response(answer.body, { status: answer.status, headers });
}
