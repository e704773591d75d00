import { randomBytes } from 'node:crypto';
import { recordChange } from '@/lib/audit/record';
import { duringRequest } from '@/lib/audit/request-under-way';
import { db } from '@/lib/db/client';
import { hashPassword } from '@/lib/passwords/hash';
import { notFound } from '@/lib/problems/problem';
import { takeFactors } from '@/lib/second-factors/take-factors';
import { endSessions } from '@/lib/sessions/sessions';

/**
 * Opens an account from the machine itself: enabled, kept for emergencies, without the second factors
 * that may be lost, with a password that has to be changed at the next sign-in. It is on record.
 *
 * @returns the password
 * @throws Problem for a name that no person has
 */
export function openForEmergency(username: string): Promise<string> {
  const run = { status: 200, begunAt: Date.now(), allowedBy: 'whoever has the machine may open an account' };
  return duringRequest(run, () => opened(username));
}

async function opened(username: string): Promise<string> {
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    const user = await tx.user.findFirst({ where: { username, kind: 'person' }, select: { id: true } });
    if (!user) throw notFound('such person');
    await tx.user.update({
      where: { id: user.id },
      data: { passwordHash, mustChangePassword: true, disabledAt: null, isBreakGlass: true },
    });
    await takeFactors(tx, user.id);
    await endSessions(tx, user.id);
    await recordChange(
      tx,
      { username: 'whoever has the machine', userId: null, credential: 'command line', address: '' },
      {
        operation: 'user.manage',
        resourceKind: 'user',
        resourceId: user.id,
        resourceName: username,
        collection: '/',
        request: { change: 'emergency access', severity: 'critical' },
      },
    );
  });
  return password;
}
