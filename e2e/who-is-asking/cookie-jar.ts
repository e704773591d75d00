/** What a browser keeps between requests of one origin. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();
  /** The attributes each cookie was last set with, e.g. "Path=/; HttpOnly". */
  readonly attributes = new Map<string, string>();

  constructor(private readonly origin: string) {}

  get(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  set(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  /** One request as a page of the origin makes it; a body is sent as JSON. */
  async fetch(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const answer = await fetch(this.origin + path, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'GET' ? {} : { origin: this.origin }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    return answer;
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    this.attributes.set(name, attributes.join('; '));
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
