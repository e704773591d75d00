import { request } from '@/lib/http/request';

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

/** Ends this browser's session and takes its cookie away. */
export async function signOutInBrowser(): Promise<void> {
  await request('POST', '/api/auth/signout', { body: { csrfToken: await csrfToken() } });
}

async function csrfToken(): Promise<string> {
  const answer = await request<{ csrfToken: string }>('GET', '/api/auth/csrf');
  return answer.csrfToken;
}
