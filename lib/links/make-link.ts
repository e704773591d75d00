import type { Db } from '@/lib/db/client';
import { linkUrl, makeLinkToken } from '@/lib/links/link-token';
import { invitationMail, resetMail } from '@/lib/links/messages';
import type { LinkView, MadeLink } from '@/lib/links/schema';
import { queueMail } from '@/lib/mail/queue-mail';

const hourMs = 60 * 60_000;

export interface LinkFor {
  readonly kind: 'invitation' | 'reset';
  readonly user: { readonly id: string; readonly username: string; readonly email: string | null };
  /** Who makes it; null: the person, who forgot their password. */
  readonly by: { readonly userId: string; readonly username: string; readonly fullName: string } | null;
  readonly hours: number;
  readonly send: boolean;
}

/** Makes a link that sets a password, once; those that were open before are revoked. */
export async function makeLink(tx: Db, { kind, user, by, hours, send }: LinkFor): Promise<MadeLink> {
  await revokeLinks(tx, user.id);
  const { token, hash } = makeLinkToken();
  const [url, expiresAt] = [linkUrl(token), new Date(Date.now() + hours * hourMs)];
  const message = kind === 'invitation' ? invitationMail : resetMail;
  const to = send ? user.email : null;
  const name = by && (by.fullName || by.username);
  const isSent =
    to !== null && (await queueMail(tx, message({ to, username: user.username, url, expiresAt, by: name })));
  const row = await tx.oneTimeLink.create({
    data: {
      kind,
      tokenHash: hash,
      userId: user.id,
      createdById: by?.userId ?? null,
      sentTo: isSent ? to : '',
      expiresAt,
    },
    select: linkColumns,
  });
  return { ...viewLink(row), url };
}

/** For whoever sets a password or another address: no older link may set it back. */
export async function revokeLinks(tx: Db, userId: string): Promise<void> {
  const open = { userId, usedAt: null, revokedAt: null };
  await tx.oneTimeLink.updateMany({ where: open, data: { revokedAt: new Date() } });
}

export const linkColumns = {
  id: true,
  kind: true,
  sentTo: true,
  createdAt: true,
  expiresAt: true,
  user: { select: { username: true } },
  createdBy: { select: { username: true } },
} as const;

interface LinkRow {
  readonly id: string;
  readonly kind: 'invitation' | 'reset';
  readonly sentTo: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly user: { readonly username: string };
  readonly createdBy: { readonly username: string } | null;
}

export function viewLink({ user, createdBy, createdAt, expiresAt, ...row }: LinkRow): LinkView {
  return {
    ...row,
    user: user.username,
    createdBy: createdBy?.username ?? null,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
