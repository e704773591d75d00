export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  readonly body: any;
}

/** Calls /api/v1 without a network between. */
export class RestCaller {
  constructor(
    private readonly handle: (request: Request) => Promise<Response>,
    private readonly token: string | null = null,
  ) {}

  as(token: string): RestCaller {
    return new RestCaller(this.handle, token);
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const headers: Record<string, string> = { 'x-forwarded-for': '10.9.8.7', 'user-agent': 'test', ...more };
    if (this.token !== null) headers.authorization = `Bearer ${this.token}`;
    if (body === undefined) return this.send(method, path, { headers });
    headers['content-type'] = 'application/json';
    return this.send(method, path, { headers, body: JSON.stringify(body) });
  }

  /** With headers and body as they are given, and no credential of our own. */
  async send(method: string, path: string, init: RequestInit): Promise<Answer> {
    const answer = await this.handle(new Request(`http://127.0.0.1/api/v1${path}`, { ...init, method }));
    const text = await answer.text();
    const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** The body of an answer that must be 2xx. */
  async ok(method: string, path: string, body?: unknown): Promise<Answer['body']> {
    const answer = await this.call(method, path, body);
    if (answer.status > 299)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
