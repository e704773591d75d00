import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db } from '@/lib/db/client';
import { conflict, invalid } from '@/lib/problems/problem';
import {
  changingOwnFactors,
  factorAdded,
  factorSubject,
  requireRoomForFactor,
} from '@/lib/second-factors/own-factors';
import {
  isPasskeyChallenge,
  makePasskeyChallenge,
  spendPasskeyChallenge,
} from '@/lib/second-factors/passkey-challenge';
import { noPasskeys, type RelyingParty, relyingParty } from '@/lib/second-factors/relying-party';
import type { AddedFactor } from '@/lib/second-factors/schema';
import { requireProof } from '@/lib/step-up/require-proof';

/** What a browser is asked to make a passkey with. It should find itself again without a user name. */
export async function newPasskeyOptions(actor: Actor): Promise<PublicKeyCredentialCreationOptionsJSON> {
  await requireProof(actor);
  const known = await db.passkey.findMany({ where: { userId: actor.userId } });
  return generateRegistrationOptions({
    rpName: 'Wheelhouse',
    rpID: ours().id,
    userName: actor.username,
    userDisplayName: actor.fullName || actor.username,
    userID: new Uint8Array(Buffer.from(actor.userId.replaceAll('-', ''), 'hex')),
    challenge: new Uint8Array(makePasskeyChallenge(`add ${actor.userId}`)),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId).toString('base64url'),
      transports,
    })),
  });
}

/** @throws Problem 422 for what is no answer to our challenge, 409 for a passkey that is known */
export async function addPasskey(
  tx: Db,
  actor: Actor,
  { name, response }: { readonly name: string; readonly response: RegistrationResponseJSON },
): Promise<Change<AddedFactor>> {
  await changingOwnFactors(tx, actor);
  await requireRoomForFactor(tx, actor);
  const { credential, credentialBackedUp } = await registered(actor, response);
  const credentialId = new Uint8Array(Buffer.from(credential.id, 'base64url'));
  if (await tx.passkey.findUnique({ where: { credentialId }, select: { id: true } })) {
    throw conflict('This passkey is known already.');
  }
  const { id } = await tx.passkey.create({
    data: {
      userId: actor.userId,
      name,
      credentialId,
      publicKey: new Uint8Array(credential.publicKey),
      counter: credential.counter,
      transports: response.response.transports ?? [],
      isSynced: credentialBackedUp,
    },
  });
  const recoveryCodes = await factorAdded(tx, actor, { kind: 'passkey', name });
  const audit = { ...factorSubject('add', { id, name }), request: { kind: 'passkey' } };
  return { result: { id, recoveryCodes }, audit };
}

type Registration = Extract<VerifiedRegistrationResponse, { verified: true }>['registrationInfo'];

async function registered({ userId }: Actor, response: RegistrationResponseJSON): Promise<Registration> {
  const party = ours();
  let challenge = '';
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (given) => {
      challenge = given;
      return isPasskeyChallenge(`add ${userId}`, given);
    },
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
  }).catch((error: unknown) => {
    // The library says by an exception whatever is wrong with what a client sent.
    throw invalid('body.response', `This is no new passkey for here (${String(error).slice(0, 200)})`);
  });
  if (!verified.verified || !(await spendPasskeyChallenge(challenge))) {
    throw invalid('body.response', 'This is no new passkey for here. Begin again');
  }
  return verified.registrationInfo;
}

function ours(): RelyingParty {
  const party = relyingParty();
  if (party === null) throw conflict(noPasskeys);
  return party;
}
