import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfUser } from '@/lib/grants/holdings';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { subjectOf } from '@/lib/identity/changes';
import { getProvider, listLinks } from '@/lib/identity/queries';
import type { LinkView } from '@/lib/identity/schema';
import { conflict, invalid, notFound, refused } from '@/lib/problems/problem';
import { getUser } from '@/lib/users/queries';

/**
 * Lets somebody at a provider sign in as an account; of a provisioning, hands it the account. Needs identity.manage on "/", and all that the
 * account holds: it hands it over.
 */
export async function addLink(
  tx: Db,
  actor: Actor,
  providerId: string,
  { user: reference, subject }: { user: string; subject: string },
): Promise<Change<LinkView>> {
  const allowedBy = authorise(actor, 'identity.manage', '/');
  await takeLock(tx, 'access');
  const provider = await getProvider(providerId, tx);
  const user = await getUser(actor, reference, tx);
  if (user.kind !== 'person') throw invalid('body.user', 'Only people sign in');
  requireHeld(actor, await holdingsOfUser(tx, user.id), `link the account of ${user.username}`);
  const taken = await tx.externalIdentity.findFirst({
    where: { providerId, OR: [{ subject }, { userId: user.id }] },
    select: { id: true },
  });
  if (taken) throw conflict('One of them is linked at this provider already. End that link first.');
  if (provider.kind === 'scim') await handOver(tx, providerId, user);
  const { id } = await tx.externalIdentity.create({ data: { providerId, subject, userId: user.id } });
  const view = (await listLinks({ providerId }, tx)).find((link) => link.id === id);
  if (!view) throw notFound('such link');
  const request = { change: 'link', user: user.username, subject };
  return { result: view, audit: subjectOf(provider, allowedBy, request) };
}

/** From now on the provisioning keeps the account; `subject` is what it calls the person: its userName. */
async function handOver(tx: Db, providerId: string, user: { id: string; username: string }): Promise<void> {
  const row = await tx.user.findUnique({
    where: { id: user.id },
    select: { providerId: true, isBreakGlass: true },
  });
  if (row?.isBreakGlass) throw conflict(`${user.username} is kept for emergencies.`);
  if (row?.providerId) throw conflict(`${user.username} is kept by a provider already.`);
  await tx.user.update({ where: { id: user.id }, data: { providerId, source: 'scim' } });
}

/** Ends a link, the sessions that came by it, and the memberships it brought. */
export async function removeLink(
  tx: Db,
  actor: Actor,
  providerId: string,
  id: string,
): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'identity.manage', '/');
  const provider = await getProvider(providerId, tx);
  const row = await tx.externalIdentity.findFirst({ where: { id, providerId }, include: { user: true } });
  if (!row) throw notFound('such link');
  await endLink(tx, row);
  const request = { change: 'end a link', user: row.user.username, subject: row.subject };
  return { result: undefined, audit: subjectOf(provider, allowedBy, request) };
}

/** Ends a link of one's own, where one can still sign in without it. */
export async function removeOwnLink(tx: Db, actor: Actor, id: string): Promise<Change<undefined>> {
  const row = await tx.externalIdentity.findFirst({
    where: { id, userId: actor.userId },
    include: { provider: true, user: { select: { passwordHash: true, providerId: true } } },
  });
  if (!row) throw notFound('such link');
  if (row.user.providerId === row.providerId)
    throw refused(`${row.provider.name} keeps your account. Ask an administrator.`);
  if (row.user.passwordHash === null)
    throw refused('It is the only way by which you sign in. Ask an administrator.');
  await endLink(tx, row);
  return {
    result: undefined,
    audit: {
      operation: 'identity.unlink',
      resourceKind: 'user',
      resourceId: actor.userId,
      resourceName: actor.username,
      request: { provider: row.provider.name, subject: row.subject },
    },
  };
}

async function endLink(tx: Db, link: { id: string; providerId: string; userId: string }): Promise<void> {
  const { id, providerId, userId } = link;
  await takeLock(tx, 'access');
  await tx.externalIdentity.delete({ where: { id } });
  await tx.session.updateMany({
    where: { providerId, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  await tx.membership.deleteMany({ where: { providerId, userId } });
  await tx.user.updateMany({
    where: { id: userId, providerId, provider: { kind: 'scim' } },
    data: { providerId: null, source: 'local', externalId: null },
  });
  await requireAnAdministrator(tx);
}
