import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfUser } from '@/lib/grants/holdings';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { invalid, notFound } from '@/lib/problems/problem';
import { getUser } from '@/lib/users/queries';

/**
 * Keeps an account for emergencies, or no longer: it signs in by its password also when local
 * accounts are switched off, and no directory touches it. Needs identity.manage on "/", and all
 * that the account holds.
 */
export async function setBreakGlass(
  tx: Db,
  actor: Actor,
  reference: string,
  isBreakGlass: boolean,
): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'identity.manage', '/');
  await takeLock(tx, 'access');
  const user = await getUser(actor, reference, tx);
  const row = await tx.user.findUnique({
    where: { id: user.id },
    select: { passwordHash: true, kind: true, isBreakGlass: true },
  });
  if (!row) throw notFound('such person');
  if (isBreakGlass && (row.kind !== 'person' || row.passwordHash === null))
    throw invalid('params.user', 'Only a person with a password can be kept for emergencies');
  requireHeld(actor, await holdingsOfUser(tx, user.id), `keep ${user.username} for emergencies`);
  await tx.user.update({ where: { id: user.id }, data: { isBreakGlass } });
  if (!isBreakGlass) await requireAnAdministrator(tx);
  return {
    result: undefined,
    audit: {
      operation: 'identity.manage',
      resourceKind: 'user',
      resourceId: user.id,
      resourceName: user.username,
      collection: '/',
      allowedBy,
      request: { change: isBreakGlass ? 'keep for emergencies' : 'no longer keep for emergencies' },
    },
  };
}
