import type { Change } from '@/lib/audit/change';
import type { AuditSubject } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { createGrant } from '@/lib/grants/changes';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfUser } from '@/lib/grants/holdings';
import { linkColumns, makeLink, viewLink } from '@/lib/links/make-link';
import type { Invitation, LinkView, LinkWish, MadeLink } from '@/lib/links/schema';
import { conflict, notFound } from '@/lib/problems/problem';
import { addMember } from '@/lib/teams/members';
import { createUser } from '@/lib/users/create-user';
import { getUser } from '@/lib/users/queries';
import type { UserView } from '@/lib/users/schema';

/**
 * Makes an account that nobody can use yet, with teams and roles at once, and a link by which its
 * owner chooses a password. Needs user.manage on /, and for each team and role what giving them
 * takes: nobody invites others to more than they hold.
 */
export async function invite(
  tx: Db,
  actor: Actor,
  { username, fullName, email, teams, grants, hours, send }: Invitation,
): Promise<Change<{ user: UserView; link: MadeLink }>> {
  const wish = { username, fullName, email, kind: 'person', owner: null, mustChangePassword: false } as const;
  const created = await createUser(tx, actor, wish, { waits: true });
  const audits: AuditSubject[] = [created.audit].flat();
  for (const team of teams) {
    audits.push(...[(await addMember(tx, actor, { team, user: username })).audit].flat());
  }
  for (const { role, collection, expiresAt } of grants) {
    const grant = { subject: `user:${username}`, role, collection, expiresAt, reason: 'With the invitation' };
    audits.push(...[(await createGrant(tx, actor, grant)).audit].flat());
  }
  const user = await getUser(actor, username, tx);
  const link = await makeLink(tx, { kind: 'invitation', user, by: actor, hours, send });
  audits.push(subjectOf(actor, user, link, 'invite'));
  return { result: { user, link }, audit: audits };
}

/**
 * Makes a link by which somebody sets another password, or their first. It hands over the account,
 * so it takes whoever holds all that the person holds.
 */
export async function makeResetLink(
  tx: Db,
  actor: Actor,
  reference: string,
  { hours, send }: LinkWish,
): Promise<Change<MadeLink>> {
  authorise(actor, 'user.manage', '/');
  const user = await getUser(actor, reference, tx);
  const row = await tx.user.findUniqueOrThrow({ where: { id: user.id } });
  if (row.kind === 'service') throw conflict('A service account has no password to set by a link.');
  if (row.source !== 'local')
    throw conflict(`${user.username} signs in elsewhere, and has no password here.`);
  if (row.disabledAt) throw conflict(`The account of ${user.username} is disabled. Enable it first.`);
  if (user.id === actor.userId) throw conflict('Your own password is changed on your account page.');
  requireHeld(actor, await holdingsOfUser(tx, user.id), `take over the account of ${user.username}`);
  const kind = row.passwordHash === null ? 'invitation' : 'reset';
  const link = await makeLink(tx, { kind, user, by: actor, hours, send });
  return { result: link, audit: subjectOf(actor, user, link, 'reset-link') };
}

/** Links that can still be used, the newest first. Needs user.manage on /. */
export async function listLinks(actor: Actor, db: Db = shared): Promise<LinkView[]> {
  authorise(actor, 'user.manage', '/');
  const rows = await db.oneTimeLink.findMany({
    where: { usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { id: 'desc' },
    select: linkColumns,
    take: 500,
  });
  return rows.map(viewLink);
}

/** @throws Problem 404 for one that was used or revoked, or is over */
export async function revokeLink(tx: Db, actor: Actor, id: string): Promise<Change<undefined>> {
  authorise(actor, 'user.manage', '/');
  const [row] = await tx.oneTimeLink.updateManyAndReturn({
    where: { id, usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    data: { revokedAt: new Date() },
    select: { ...linkColumns, userId: true },
  });
  if (!row) throw notFound('such link');
  const user = { id: row.userId, username: row.user.username };
  return { result: undefined, audit: subjectOf(actor, user, viewLink(row), 'revoke-link') };
}

function subjectOf(
  actor: Actor,
  user: { id: string; username: string },
  { id, kind, sentTo, expiresAt }: LinkView,
  change: string,
): AuditSubject {
  return {
    operation: 'user.manage',
    resourceKind: 'user',
    resourceId: user.id,
    resourceName: user.username,
    collection: '/',
    allowedBy: authorise(actor, 'user.manage', '/'),
    request: { change, link: id, kind, sentTo, expiresAt },
  };
}
