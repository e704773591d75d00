import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import type { RestCaller } from '@/e2e/records/rest-caller';
import { Authenticator } from '@/e2e/second-factors/authenticator';

const here = await startInstallation();
const origin = 'https://wheelhouse.test';
process.env.WHEELHOUSE_PUBLIC_URL = origin;
const { passkeySignIn } = await import('@/lib/sign-in/passkey-sign-in');
const { secondStep } = await import('@/lib/sign-in/second-step');
const { passkeyOptions } = await import('@/lib/second-factors/passkey-proof');
const { signIn } = await import('@/lib/sign-in/sign-in');
afterAll(() => here.end());

const place = { address: '10.7.0.1', userAgent: 'test' };
const options = () => here.anonymous.ok('POST', '/auth/passkey-options');

// biome-ignore lint/suspicious/noExplicitAny: what is sent is what a browser sends, and worse
const sent = (answer: unknown) => answer as any;

async function add(api: RestCaller, key: Authenticator, name = 'key') {
  const asked = await api.ok('POST', '/me/second-factors/passkey-options');
  return api.call('POST', '/me/second-factors/passkeys', { name, response: key.register(asked) });
}

async function withKey(name = 'ana') {
  const person = await here.person(name);
  const key = new Authenticator(origin);
  const added = await add(person.api, key);
  expect(added.status).toBe(201);
  return { ...person, key, added: added.body };
}

describe('a passkey', () => {
  it('is added, brings recovery codes, and signs in without a password', async () => {
    const ana = await withKey();
    expect(ana.added.recoveryCodes).toHaveLength(10);
    const result = await passkeySignIn(sent(ana.key.answer(await options())), place);
    expect(result).toMatchObject({ status: 'signed-in', username: ana.username });
    const session = await here.db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(session).toMatchObject({ method: 'passkey', secondFactor: 'passkey' });
  });

  it('is a second step, once for each challenge of the server', async () => {
    const ana = await withKey();
    const first = await signIn({ ...ana, ...place });
    if (first.status !== 'second-factor') throw new Error(first.status);
    expect(first.kinds).toEqual(['passkey', 'recovery-code']);
    const { id } = await here.db.user.findUniqueOrThrow({ where: { username: ana.username } });
    const asked = await passkeyOptions({ purpose: `second-step ${id}`, userId: id });
    const passkey = sent(ana.key.answer(asked ?? { challenge: '' }));
    expect((await secondStep(first.challenge, { passkey }, place)).status).toBe('signed-in');
    const again = await signIn({ ...ana, ...place });
    if (again.status !== 'second-factor') throw new Error(again.status);
    expect((await secondStep(again.challenge, { passkey }, place)).status).toBe('wrong-second-factor');
  });

  it('without having verified its user signs in nobody by itself', async () => {
    const ana = await withKey();
    ana.key.verifiesUser = false;
    expect((await passkeySignIn(sent(ana.key.answer(await options())), place)).status).toBe(
      'unknown-passkey',
    );
  });

  it.each<[string, (key: Authenticator, challenge: { challenge: string }) => unknown]>([
    [
      'a challenge that we never made',
      (key) => key.answer({ challenge: Buffer.alloc(56).toString('base64url') }),
    ],
    [
      'a challenge of another origin',
      (key, asked) => Object.assign(key, { origin: 'https://evil.test' }).answer(asked),
    ],
    ['another host’s key', (key, asked) => Object.assign(key, { rpId: 'evil.test' }).answer(asked)],
    [
      'a signature that is not its own',
      (key, asked) => {
        const answer = key.answer(asked);
        const other = new Authenticator(origin).answer(asked);
        return { ...answer, response: { ...answer.response, signature: other.response.signature } };
      },
    ],
    [
      'nonsense',
      (key) => ({
        ...key.answer({ challenge: '' }),
        response: { clientDataJSON: '', authenticatorData: '', signature: '' },
      }),
    ],
  ])('is not proved by %s', async (_, lie) => {
    const ana = await withKey();
    const answer = sent(lie(ana.key, await options()));
    expect((await passkeySignIn(answer, place)).status).toBe('unknown-passkey');
  });

  it('answers a challenge for what it was made for alone, and while it is new', async () => {
    const ana = await withKey();
    const { id } = await here.db.user.findUniqueOrThrow({ where: { username: ana.username } });
    for (const purpose of [`add ${id}`, `step-up ${id}`, `second-step ${id}`] as const) {
      const asked = await passkeyOptions({ purpose, userId: id });
      const answer = sent(ana.key.answer(asked ?? { challenge: '' }));
      expect((await passkeySignIn(answer, place)).status, purpose).toBe('unknown-passkey');
    }
    const { makePasskeyChallenge } = await import('@/lib/second-factors/passkey-challenge');
    const old = makePasskeyChallenge('sign-in', Date.now() - 6 * 60_000).toString('base64url');
    expect((await passkeySignIn(sent(ana.key.answer({ challenge: old })), place)).status).toBe(
      'unknown-passkey',
    );
  });

  it("is nobody else's second step", async () => {
    const [ana, ben] = [await withKey('ana'), await withKey('ben')];
    const first = await signIn({ ...ana, ...place });
    if (first.status !== 'second-factor') throw new Error(first.status);
    const { id } = await here.db.user.findUniqueOrThrow({ where: { username: ana.username } });
    const asked = await passkeyOptions({ purpose: `second-step ${id}`, userId: id });
    const passkey = sent(ben.key.answer(asked ?? { challenge: '' }));
    expect((await secondStep(first.challenge, { passkey }, place)).status).toBe('wrong-second-factor');
  });

  it('whose counter went back is refused and on record: there may be a copy', async () => {
    const ana = await withKey();
    ana.key.counter = 9;
    expect((await passkeySignIn(sent(ana.key.answer(await options())), place)).status).toBe('signed-in');
    ana.key.counter = 4;
    expect((await passkeySignIn(sent(ana.key.answer(await options())), place)).status).toBe(
      'unknown-passkey',
    );
    const entry = await here.db.auditEntry.findFirstOrThrow({
      where: { operation: 'second-factor.use' },
      orderBy: { seq: 'desc' },
    });
    expect(JSON.parse(entry.canonical)).toMatchObject({
      actor: ana.username,
      outcome: 'refused',
      request: { counter: 5, lastCounter: 10 },
    });
  });

  it('is added once, to one account, by the answer to a challenge of that account', async () => {
    const ana = await withKey();
    expect((await add(ana.api, ana.key)).status).toBe(409);
    const ben = await here.person('ben');
    expect((await add(ben.api, ana.key)).status).toBe(409);
    const asked = await ana.api.ok('POST', '/me/second-factors/passkey-options');
    const response = new Authenticator(origin).register(asked);
    const answer = await ben.api.call('POST', '/me/second-factors/passkeys', { name: 'mine', response });
    expect(answer.status).toBe(422);
    const body = { name: 'mine', response };
    const twice = await Promise.all(
      [1, 2].map(() => ana.api.call('POST', '/me/second-factors/passkeys', body)),
    );
    expect(twice.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
  });

  it('of a disabled account signs nobody in', async () => {
    const ana = await withKey();
    await here.admin.ok('PATCH', `/users/${ana.username}`, { disabled: true });
    expect((await passkeySignIn(sent(ana.key.answer(await options())), place)).status).toBe('disabled');
  });

  it('proves anew who is there', async () => {
    const ana = await withKey();
    await here.db.session.updateMany({ data: { steppedUpAt: new Date(0) } });
    const { kinds, passkeyOptions: asked } = await ana.api.ok('GET', '/me/proof');
    expect(kinds).toEqual(['passkey', 'recovery-code']);
    const passkey = ana.key.answer(asked);
    await ana.api.ok('POST', '/me/proof', { passkey });
    expect((await ana.api.call('POST', '/me/proof', { passkey })).status).toBe(403);
  });
});
