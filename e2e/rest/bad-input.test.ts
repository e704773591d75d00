import { describe, expect, it } from 'vitest';
import type { RestAnswer } from '@/e2e/fixtures/rest';
import { RestClient } from '@/e2e/fixtures/rest';
import { stand } from '@/e2e/fixtures/stand';
import { type ApiOperation, badBodies, badPaths, badQueries, operationsOf } from './bad-requests';

/** Generated from the OpenAPI document: no input makes a route fail as if it were our fault. */
describe('bad input to /api/v1', async () => {
  const document = await stand.anonymous.get('/openapi.json');
  const operations = operationsOf(document);

  it('is described by an OpenAPI 3.1 document with all the routes of the contract', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const described = operations.map(({ method, path }) => `${method} ${path.replace(/\{[^}]+\}/g, '{}')}`);
    expect(described).toEqual(
      expect.arrayContaining([
        ...[
          'POST /auth/login',
          'GET /users',
          'POST /users',
          'GET /teams',
          'POST /teams',
          'PUT /teams/{}/members/{}',
        ],
        ...[
          'GET /roles',
          'POST /roles',
          'GET /collections',
          'POST /collections',
          'GET /grants',
          'POST /grants',
        ],
        ...[
          'DELETE /grants/{}',
          'GET /image-prefixes',
          'POST /image-prefixes',
          'GET /clusters',
          'POST /clusters',
        ],
        ...[
          'POST /bundles',
          'GET /tokens',
          'POST /tokens',
          'GET /placements',
          'PUT /placements',
          'GET /audit',
        ],
        ...['GET /access/explain', 'GET /access/who-can'],
      ]),
    );
  });

  it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s answers it with 4xx in problem+json',
    async (_, operation) => {
      const { api } = await stand.admin();
      const requests = [
        ...badPaths(operation).map((path) => ({ path, body: operation.takesBody ? {} : undefined })),
        ...badQueries(operation).map((query) => ({
          path: `${plainPath(operation)}?${query}`,
          body: undefined,
        })),
        ...badBodies(operation)
          .filter((body) => operation.path !== '/auth/login' || countsNoFailure(body))
          .map((body) => ({ path: plainPath(operation), body })),
      ];
      await someAtATime(requests, async ({ path, body }) => {
        const answer = await api.call(operation.method, path, body);
        const asked = `${operation.method} ${path.slice(0, 200)} ${JSON.stringify(body)?.slice(0, 200)}`;
        expect(answer.status, `${asked} → ${JSON.stringify(answer.body)}`).toBeLessThan(500);
        if (answer.status >= 400) expectProblem(answer, asked);
        // Some odd values are allowed ones: what they made goes again.
        const made = answer.status === 201 ? answer.headers.get('location') : null;
        if (made) await api.call('DELETE', made.replace(/^.*\/api\/v1/, ''));
      });
    },
  );

  it.each(
    operations
      .filter(({ isPublic }) => !isPublic)
      .map((operation) => [`${operation.method} ${operation.path}`, operation] as const),
  )('%s answers nobody', async (_, operation) => {
    for (const client of [stand.anonymous, new RestClient(stand.facts.consoleUrl, 'whs_invented')]) {
      const answer = await client.call(
        operation.method,
        plainPath(operation),
        operation.takesBody ? {} : undefined,
      );
      expect(answer.status).toBe(401);
      expectProblem(answer, operation.path);
    }
  });

  it.each([
    ['text', 'text/plain', 'username=x'],
    ['a form', 'application/x-www-form-urlencoded', 'username=x&password=y'],
    ['JSON that is cut off', 'application/json', '{"username":'],
    [
      'JSON with a key twice',
      'application/json',
      '{"username":"a-b","username":"c-d","password":"long enough for anyone"}',
    ],
    ['nothing', 'application/json', ''],
    ['bytes that are no text', 'application/json', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['a body without end', 'application/json', Buffer.alloc(6 << 20, 0x20)],
    ['deep nesting', 'application/json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('a body of %s is refused', async (_, type, body) => {
    const { token } = await stand.admin();
    const answer = await fetch(`${stand.facts.consoleUrl}/api/v1/users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('what is no route is 404, and a route by another method 405 or 404, as a problem', async () => {
    const { api } = await stand.admin();
    for (const [method, path] of [
      ['GET', '/nowhere'],
      ['GET', '/users/../audit/x'],
      ['DELETE', '/users'],
      ['PATCH', '/openapi.json'],
    ] as const) {
      const answer = await api.call(method, path);
      expect([404, 405], `${method} ${path}`).toContain(answer.status);
      expectProblem(answer, path);
    }
  });
});

function expectProblem(answer: RestAnswer, asked: string): void {
  expect(answer.headers.get('content-type'), asked).toContain('application/problem+json');
  expect(answer.body, asked).toMatchObject({ status: answer.status, title: expect.any(String) });
}

/** The path with names that exist nowhere. */
function plainPath({ path }: ApiOperation): string {
  return path.replace(/\{[^}]+\}/g, 'does-not-exist');
}

/** Failures to sign in are counted, and too many would shut the other tests out. */
function countsNoFailure(body: unknown): boolean {
  const { username, password } = Object(body) as Record<string, unknown>;
  return typeof username !== 'string' || typeof password !== 'string' || username.includes('\0');
}

async function someAtATime<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await act(item);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}
