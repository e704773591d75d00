import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { recordRefusal } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import {
  type ChallengePurpose,
  isPasskeyChallenge,
  makePasskeyChallenge,
  spendPasskeyChallenge,
} from '@/lib/second-factors/passkey-challenge';
import { relyingParty } from '@/lib/second-factors/relying-party';
import type { Passkey } from '@/prisma/generated/client';

/** Whose passkey may answer, and what for. */
export interface PasskeyQuestion {
  readonly purpose: ChallengePurpose;
  /** Null: anybody's that finds itself; it then has to verify its user. */
  readonly userId: string | null;
}

/** What the browser is asked to have signed; null where there are no passkeys. */
export async function passkeyOptions({
  purpose,
  userId,
}: PasskeyQuestion): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const party = relyingParty();
  if (party === null) return null;
  const own =
    userId === null
      ? []
      : await db.passkey.findMany({ where: { userId }, select: { credentialId: true, transports: true } });
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(makePasskeyChallenge(purpose)),
    userVerification: userId === null ? 'required' : 'preferred',
    allowCredentials: own.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId).toString('base64url'),
      transports,
    })),
  });
}

/**
 * Whose passkey signed, for this question and for the first time; null when it is not a proof. That a
 * counter went back, as of a copy of the key, is put on record.
 */
export async function provedByPasskey(
  question: PasskeyQuestion,
  response: AuthenticationResponseJSON,
  address: string,
): Promise<Passkey | null> {
  const party = relyingParty();
  const credentialId = new Uint8Array(Buffer.from(response.id, 'base64url'));
  const passkey = await db.passkey.findUnique({ where: { credentialId } });
  if (party === null || passkey === null) return null;
  if (question.userId !== null && passkey.userId !== question.userId) return null;
  let challenge = '';
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (given) => {
        challenge = given;
        return isPasskeyChallenge(question.purpose, given);
      },
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: question.userId === null,
      // Its counter is looked at below, where the answer to one that went back can be put on record.
      credential: { id: response.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    });
    if (!verified || !(await spendPasskeyChallenge(challenge))) return null;
    return (await counted(passkey, authenticationInfo.newCounter, address)) ? passkey : null;
  } catch (error) {
    // The library says by an exception whatever is wrong with what a client sent.
    if (isDatabaseError(error)) throw error;
    return null;
  }
}

/** Sets the counter, which only ever rises unless the key never counts. @returns false where it went back */
async function counted(passkey: Passkey, counter: number, address: string): Promise<boolean> {
  const { id, userId, name } = passkey;
  const { count } = await db.passkey.updateMany({
    where: { id, ...(counter === 0 ? { counter: 0 } : { counter: { lt: counter } }) },
    data: { counter, lastUsedAt: new Date() },
  });
  if (count === 1) return true;
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { username: true } });
  await recordRefusal(
    db,
    { username: user.username, userId, credential: 'passkey', address },
    {
      operation: 'second-factor.use',
      resourceKind: 'second-factor',
      resourceId: id,
      resourceName: name,
      request: { counter, lastCounter: Number(passkey.counter) },
    },
    { status: 401, detail: 'The counter of the passkey went back: there may be a copy of it.' },
  );
  return false;
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && error.constructor.name.startsWith('PrismaClient');
}
