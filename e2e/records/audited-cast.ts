import { request } from 'node:http';
import { beyondRest } from '@/e2e/records/beyond-rest';
import type { EchoingEngine } from '@/e2e/records/echoing-engine';
import { adminPassword, type Installation } from '@/e2e/records/installation';
import type { openOwnDoor } from '@/e2e/records/own-door';

/** What every client of the cast calls itself. */
export const agent = 'an agent of the test';

interface Where {
  readonly here: Installation;
  readonly engine: EchoingEngine;
  readonly door: Awaited<ReturnType<typeof openOwnDoor>>;
  readonly shop: string;
}

/** People and programs of each kind, and the ways in which they ask: each answers the request's id. */
export async function auditedCast({ here, engine, door, shop }: Where) {
  const { handleScim } = await import('@/lib/scim/handle-scim');
  const { makeToken } = await import('@/lib/auth/tokens');
  const container = `/v1.41/containers/${engine.container.id}`;

  const signIn = async (username: string, password: string): Promise<string> =>
    (await here.anonymous.ok('POST', '/auth/login', { username, password })).token;
  const signedIn = async (name: string, role: string) => {
    const person = await here.person(name, [{ role, on: shop }]);
    return { ...person, token: await signIn(person.username, person.password) };
  };
  const [ana, ben] = [await signedIn('ana', 'Full Control'), await signedIn('ben', 'View Only')];
  const adminToken = await signIn('admin', adminPassword);
  const corp = { kind: 'scim', name: 'Corp' };
  const { token: scimToken } = await here.admin.ok('POST', '/identity/providers', corp);

  const { id: itemId } = await here.db.catalogItem.findFirstOrThrow();
  const { id: userId } = await here.db.user.findUniqueOrThrow({ where: { username: 'admin' } });
  const expiresAt = new Date(Date.now() + 3_600_000);
  const ordered = { itemId, ownerId: userId, title: 'a site', inputs: {}, expiresAt };
  const { id: orderId } = await here.db.order.create({ data: ordered });
  const { token: launchToken, hash: tokenHash } = makeToken('launch');
  const { id: roleId } = await here.db.role.findUniqueOrThrow({ where: { name: 'Full Control' } });
  const { id: collectionId } = await here.db.collection.findUniqueOrThrow({ where: { path: shop } });
  await here.db.launchToken.create({ data: { orderId, userId, roleId, collectionId, tokenHash, expiresAt } });

  /** Asks the door, and answers under which id that is known. */
  const atDoor = async (token: string, method: string, path: string): Promise<string> => {
    const { headers } = await door.as(token).ask(method, path, undefined, { 'user-agent': agent });
    return String(headers['x-request-id']);
  };

  const overRest = async (
    token: string | null,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<string> => {
    const caller = token === null ? here.anonymous : here.anonymous.as(token);
    const { headers } = await caller.call(method, path, body, { 'user-agent': agent });
    return headers.get('x-request-id') ?? '';
  };

  const overScim = async (
    method: string,
    path: string,
    body: unknown,
    token: string = scimToken,
  ): Promise<string> => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/scim+json',
      'user-agent': agent,
      'x-forwarded-for': '10.9.8.7',
    };
    const url = `http://wheelhouse.test:3000/scim/v2${path}`;
    const answer = await handleScim(new Request(url, { method, headers, body: JSON.stringify(body) }));
    return answer.headers.get('x-request-id') ?? '';
  };

  /** A terminal as the docker CLI opens one. */
  const terminal = async (token: string): Promise<string> => {
    const client = door.as(token);
    const { json } = await client.ask('POST', `${container}/exec`, { Cmd: ['sh'], AttachStdout: true });
    const body = JSON.stringify({ Detach: false, Tty: false });
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(door.origin);
      const headers = {
        authorization: `Bearer ${token}`,
        'user-agent': agent,
        'content-type': 'application/json',
        'content-length': body.length,
        connection: 'Upgrade',
        upgrade: 'tcp',
      };
      const path = `/clusters/local/v1.41/exec/${json.Id}/start`;
      const asked = request({ hostname, port, method: 'POST', path, headers });
      asked.on('error', reject);
      asked.on('response', ({ statusCode }) => reject(new Error(`No terminal: ${statusCode}`)));
      asked.on('upgrade', (answer, socket) => {
        socket.destroy();
        resolve(String(answer.headers['x-request-id']));
      });
      asked.end(body);
    });
  };

  return {
    ...(await beyondRest(here, ben.username)),
    container,
    ana,
    ben,
    adminToken,
    launchToken,
    orderId,
    signedIn,
    atDoor,
    overRest,
    overScim,
    terminal,
  };
}
