import type { Db } from '@/lib/db/client';
import { conflict } from '@/lib/problems/problem';

/**
 * What a provider of identity says of somebody is changed there, or what it says next would undo it
 * without a word.
 *
 * @param fields of an account, in the words of /api/v1
 * @throws Problem 409
 */
export async function requireOurProfile(
  tx: Db,
  user: { readonly id: string; readonly username: string },
  fields: { readonly fullName?: string | undefined; readonly email?: string | null | undefined },
): Promise<void> {
  const row = await tx.user.findUnique({
    where: { id: user.id },
    select: { fullName: true, email: true, provider: { select: { name: true } } },
  });
  if (!row?.provider) return;
  const { fullName = row.fullName, email = row.email } = fields;
  const changed = [
    ...(fullName === row.fullName ? [] : ['full name']),
    ...(email === row.email ? [] : ['e-mail address']),
  ];
  if (changed.length === 0) return;
  const what = changed.join(' and the ');
  const verb = changed.length === 1 ? 'is' : 'are';
  throw conflict(`The ${what} of ${user.username} ${verb} kept by ${row.provider.name}. Change it there.`);
}
