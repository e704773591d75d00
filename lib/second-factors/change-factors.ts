import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { notify } from '@/lib/notices/notify';
import { paths } from '@/lib/paths/console-paths';
import { conflict, notFound } from '@/lib/problems/problem';
import { changingOwnFactors, factorSubject } from '@/lib/second-factors/own-factors';
import { requiredOf } from '@/lib/second-factors/queries';
import { renewRecoveryCodes } from '@/lib/second-factors/recovery-codes';

interface OwnFactor {
  readonly kind: 'totp' | 'passkey';
  readonly id: string;
  readonly name: string;
}

/** @throws Problem 404 for one that is not one's own */
export async function renameFactor(
  tx: Db,
  actor: Actor,
  id: string,
  name: string,
): Promise<Change<undefined>> {
  await changingOwnFactors(tx, actor);
  const factor = await ownFactor(tx, actor, id);
  const change = { where: { id }, data: { name } };
  if (factor.kind === 'totp') await tx.totpDevice.update(change);
  else await tx.passkey.update(change);
  return { result: undefined, audit: { ...factorSubject('rename', factor), request: { name } } };
}

/**
 * Removes a second factor of one's own; with the last one go the recovery codes.
 *
 * @throws Problem 404 for one that is not one's own; 409 for the last one where one is required
 */
export async function removeFactor(tx: Db, actor: Actor, id: string): Promise<Change<undefined>> {
  await changingOwnFactors(tx, actor);
  const { userId } = actor;
  const factor = await ownFactor(tx, actor, id);
  const where = { userId };
  const have =
    (await tx.totpDevice.count({ where: { ...where, confirmedAt: { not: null } } })) +
    (await tx.passkey.count({ where }));
  if (have === 1) await lastOneGoes(tx, actor);
  if (factor.kind === 'totp') await tx.totpDevice.delete({ where: { id } });
  else await tx.passkey.delete({ where: { id } });
  await notify(tx, [userId], {
    kind: 'second-factor.removed',
    text: `${factor.name} was removed from the second factors of your account.`,
    path: paths.accountPage('security'),
  });
  return { result: undefined, audit: { ...factorSubject('remove', factor), request: { kind: factor.kind } } };
}

/** Makes the recovery codes anew; those of before no longer work. @throws Problem 409 without a second factor */
export async function renewOwnRecoveryCodes(
  tx: Db,
  actor: Actor,
): Promise<Change<{ recoveryCodes: string[] }>> {
  await changingOwnFactors(tx, actor);
  const { userId, username } = actor;
  const { hasSecondFactor } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { hasSecondFactor: true },
  });
  if (!hasSecondFactor) throw conflict('Recovery codes stand in for a second factor. Set one up first.');
  const recoveryCodes = await renewRecoveryCodes(tx, userId);
  await notify(tx, [userId], {
    kind: 'second-factor.recovery-codes',
    text: 'Your recovery codes were made anew. Those of before no longer work.',
    path: paths.accountPage('security'),
  });
  const subject = { resourceKind: 'user', resourceId: userId, resourceName: username };
  return {
    result: { recoveryCodes },
    audit: { operation: 'second-factor.renew-recovery-codes', ...subject },
  };
}

async function lastOneGoes(tx: Db, actor: Actor): Promise<void> {
  const from = await requiredOf(actor, tx);
  if (from !== null && from <= Date.now()) {
    throw conflict('A second factor is required of you, and this is the last one. Add another one first.');
  }
  const { userId } = actor;
  await tx.recoveryCode.deleteMany({ where: { userId } });
  // Nobody has shown a factor that the account no longer has; what a provider vouched for stays.
  await tx.session.updateMany({
    where: { userId, secondFactor: { not: 'provider' } },
    data: { secondFactor: null },
  });
}

async function ownFactor(tx: Db, { userId }: Actor, id: string): Promise<OwnFactor> {
  const where = { id, userId };
  const device = await tx.totpDevice.findFirst({ where: { ...where, confirmedAt: { not: null } } });
  if (device) return { kind: 'totp', id, name: device.name };
  const passkey = await tx.passkey.findFirst({ where });
  if (passkey) return { kind: 'passkey', id, name: passkey.name };
  throw notFound('such second factor');
}
