import { randomBytes, randomUUID } from 'node:crypto';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { publicOrigin } from '@/lib/auth/public-origin';
import type { Db } from '@/lib/db/client';
import { invalid, notFound } from '@/lib/problems/problem';
import { base32 } from '@/lib/second-factors/base32';
import { totpContext } from '@/lib/second-factors/codes';
import {
  changingOwnFactors,
  factorAdded,
  factorSubject,
  requireRoomForFactor,
} from '@/lib/second-factors/own-factors';
import type { AddedFactor, NewTotp } from '@/lib/second-factors/schema';
import { stepOfCode, totpSecretBytes, totpUri } from '@/lib/second-factors/totp';
import { open, seal } from '@/lib/secrets/seal';

/** Begins to set up an authenticator app. It counts for nothing until it has shown a right code. */
export async function addTotpDevice(tx: Db, actor: Actor, name: string): Promise<Change<NewTotp>> {
  await changingOwnFactors(tx, actor);
  // What was begun and left is of no use any more.
  await tx.totpDevice.deleteMany({ where: { userId: actor.userId, confirmedAt: null } });
  await requireRoomForFactor(tx, actor);
  const id = randomUUID();
  const secret = randomBytes(totpSecretBytes);
  const sealedSecret = new Uint8Array(seal(secret, totpContext(id)));
  await tx.totpDevice.create({ data: { id, userId: actor.userId, name, sealedSecret } });
  const issuer = `Wheelhouse (${new URL(publicOrigin()).host})`;
  const result = { id, secret: base32(secret), uri: totpUri(secret, issuer, actor.username) };
  return { result, audit: { ...factorSubject('begin', { id, name }), request: { kind: 'totp' } } };
}

/** @throws Problem 404 for one that is not one's own or counts already; 422 for a wrong code */
export async function confirmTotpDevice(
  tx: Db,
  actor: Actor,
  id: string,
  code: string,
): Promise<Change<AddedFactor>> {
  await changingOwnFactors(tx, actor);
  const device = await tx.totpDevice.findFirst({ where: { id, userId: actor.userId, confirmedAt: null } });
  if (device === null) throw notFound('such authenticator app that waits for its first code');
  const step = stepOfCode(open(device.sealedSecret, totpContext(id)), code.replace(/\s/g, ''), Date.now());
  if (step === null) {
    throw invalid('body.code', 'This is not the code. Look that the clock of your device is right');
  }
  const now = new Date();
  await tx.totpDevice.update({ where: { id }, data: { confirmedAt: now, lastStep: step, lastUsedAt: now } });
  const recoveryCodes = await factorAdded(tx, actor, { kind: 'totp', name: device.name });
  const audit = { ...factorSubject('add', device), request: { kind: 'totp' } };
  return { result: { id, recoveryCodes }, audit };
}
