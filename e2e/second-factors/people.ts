import type { Installation } from '@/e2e/records/installation';
import type { Answer, RestCaller } from '@/e2e/records/rest-caller';
import { totpCode, totpStep } from '@/lib/second-factors/totp';

/** What an authenticator app keeps: it shows the code of now, or of so many steps away. */
export class App {
  readonly #secret: Buffer;

  constructor(base32: string) {
    this.#secret = decode(base32);
  }

  code(stepsAway = 0): string {
    return totpCode(this.#secret, totpStep(Date.now()) + stepsAway);
  }
}

/** Somebody with an authenticator app, and the recovery codes that came with it. */
export async function withApp(api: RestCaller, name = 'phone') {
  const { id, secret } = await api.ok('POST', '/me/second-factors/apps', { name });
  const app = new App(secret);
  const { recoveryCodes } = await api.ok('POST', `/me/second-factors/apps/${id}/confirm`, {
    code: app.code(),
  });
  return { id: id as string, app, recoveryCodes: recoveryCodes as string[] };
}

/** As if the last code of everybody's apps had been long ago: each code works once. */
export async function forgetCodes({ db }: Installation): Promise<void> {
  await db.totpDevice.updateMany({ data: { lastStep: 0 } });
}

/** As if nobody had failed so far. */
export async function forgetFailures({ db }: Installation): Promise<void> {
  await db.signInAttempt.deleteMany();
}

/** As if all failures were of this moment, however slow this machine is: waits are not over while the test asks. */
export async function failedJustNow({ db }: Installation): Promise<void> {
  await db.signInAttempt.updateMany({
    where: { succeeded: false },
    data: { at: new Date(Date.now() + 60_000) },
  });
}

/** As if somebody had proved who they are so many minutes ago. */
export async function proofIsOld(
  { db }: Installation,
  user: { readonly username: string },
  minutes = 60 * 24,
): Promise<void> {
  const { username } = user;
  const steppedUpAt = new Date(Date.now() - minutes * 60_000);
  await db.session.updateMany({ where: { user: { username } }, data: { steppedUpAt } });
  const { dropAccessCache } = await import('@/lib/auth/load-access');
  dropAccessCache();
}

/** A sign-in from an address. */
export function signIn(
  { anonymous }: Installation,
  { username, password }: { username: string; password: string },
  code?: string,
  address = '10.9.8.7',
): Promise<Answer> {
  const body = { username, password, ...(code === undefined ? {} : { code }) };
  return anonymous.call('POST', '/auth/login', body, { 'x-forwarded-for': address });
}

function decode(base32: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
