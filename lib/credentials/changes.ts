import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { revokeFamily } from '@/lib/certificates/revoke-family';
import type { ListedKind } from '@/lib/credentials/schema';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { notFound } from '@/lib/problems/problem';
import { revokeTokenAndMade } from '@/lib/tokens/revoke';
import { type Ended, endEverything } from '@/lib/users/end-everything';
import { getUser } from '@/lib/users/queries';

/**
 * Ends a session, API token or client bundle of anybody. Needs user.manage on /: ending gives nobody
 * anything, so it does not take what taking over the account would.
 *
 * @throws Problem 404 for one that has ended
 */
export async function endCredential(
  tx: Db,
  actor: Actor,
  { kind, credential: id }: { kind: ListedKind; credential: string },
): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'user.manage', '/');
  const where = { id, revokedAt: null };
  const select = { user: { select: { username: true } } } as const;
  const found = {
    session: () => tx.session.findFirst({ where, select }),
    token: () => tx.apiToken.findFirst({ where, select }),
    bundle: () => tx.clientCertificate.findFirst({ where, select }),
  };
  const row = await found[kind]();
  if (!row) throw notFound(`such ${kind}`);
  if (kind === 'session') await tx.session.update({ where: { id }, data: { revokedAt: new Date() } });
  if (kind === 'token') await revokeTokenAndMade(tx, id);
  if (kind === 'bundle') await revokeFamily(tx, id);
  const operation = { session: 'session.revoke', token: 'token.revoke', bundle: 'certificate.revoke' }[kind];
  const audit = {
    operation,
    resourceKind: kind === 'bundle' ? 'certificate' : kind,
    resourceId: id,
    resourceName: row.user.username,
    collection: '/',
    allowedBy,
    request: { of: row.user.username },
  };
  return { result: undefined, audit };
}

/** Ends everything of a person without disabling the account; of oneself, all but what asks. */
export async function endCredentialsOf(tx: Db, actor: Actor, reference: string): Promise<Change<Ended>> {
  const allowedBy = authorise(actor, 'user.manage', '/');
  const user = await getUser(actor, reference, tx);
  const ended = await endEverything(tx, user.id, actor.credential.id);
  const audit = {
    operation: 'user.end-credentials',
    resourceKind: 'user',
    resourceId: user.id,
    resourceName: user.username,
    collection: '/',
    allowedBy,
    request: { ended },
  };
  return { result: ended, audit };
}
