import { throughProvider } from '@/e2e/fixtures/openid-provider';

export const origin = 'http://wheelhouse.test:3000';

interface Answers {
  readonly answerStart: (request: Request, id: string) => Promise<Response>;
  readonly answerCallback: (request: Request, id: string) => Promise<Response>;
}

/** A browser at the console: it keeps cookies, and follows a sign-in to its end. */
export class Browser {
  constructor(private readonly answers: Answers) {}

  readonly cookies = new Map<string, string>();

  async send(
    handle: (request: Request, id: string) => Promise<Response>,
    id: string,
    address: string,
    init: RequestInit = {},
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, 'x-forwarded-for': '10.1.2.3', 'user-agent': 'browser', ...init.headers };
    const answer = await handle(new Request(address, { ...init, headers }), id);
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  start = (id: string, next = '/') =>
    this.send(
      this.answers.answerStart,
      id,
      `${origin}/api/auth/oidc/${id}/start?${new URLSearchParams({ next })}`,
    );
  callback = (id: string, address: string) => this.send(this.answers.answerCallback, id, address);
  get session(): string | undefined {
    return this.cookies.get('wheelhouse_session');
  }

  /** Where the browser ends. */
  async signIn(id: string, next = '/'): Promise<string> {
    const started = await this.start(id, next);
    const location = started.headers.get('location') ?? '';
    if (location.startsWith('/')) return location;
    const back = await throughProvider(location, `${origin}/`);
    return (await this.callback(id, back)).headers.get('location') ?? '';
  }
}
