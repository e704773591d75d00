import { request } from '@/lib/http/request';
import { answerByPasskey, type PasskeyAnswer, type PasskeyAsked } from '@/lib/second-factors/in-browser';

/**
 * Signs in with next-auth; the answer sets the session cookie.
 *
 * @throws RequestFailure 401 wrong name or password, 403 disabled account, 429 too many tries
 */
export async function signInInBrowser(username: string, password: string): Promise<void> {
  await request('POST', '/api/auth/callback/credentials', {
    body: { csrfToken: await csrfToken(), username, password },
  });
}

/** The second step, after the first one was right. @throws RequestFailure 401 for what is wrong, 429 */
export async function secondStepInBrowser(
  step: { code: string } | { passkey: PasskeyAnswer },
): Promise<void> {
  const shown = 'passkey' in step ? { passkey: JSON.stringify(step.passkey) } : step;
  await request('POST', '/api/auth/callback/second-step', {
    body: { csrfToken: await csrfToken(), ...shown },
  });
}

/** Signs in by a passkey alone. @throws Error when none was shown, RequestFailure when it is nobody's here */
export async function passkeySignInInBrowser(): Promise<void> {
  const options = await request<PasskeyAsked>('POST', '/api/v1/auth/passkey-options');
  const passkey = JSON.stringify(await answerByPasskey(options));
  await request('POST', '/api/auth/callback/passkey', { body: { csrfToken: await csrfToken(), passkey } });
}

/** Ends this browser's session and takes its cookie away. */
export async function signOutInBrowser(): Promise<void> {
  await request('POST', '/api/auth/signout', { body: { csrfToken: await csrfToken() } });
}

async function csrfToken(): Promise<string> {
  const answer = await request<{ csrfToken: string }>('GET', '/api/auth/csrf');
  return answer.csrfToken;
}
