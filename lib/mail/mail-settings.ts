import type { Change } from '@/lib/audit/change';
import { settingChange } from '@/lib/audit/setting-change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { sealMailPassword } from '@/lib/mail/mail-password';
import type { MailServerView, MailServerWish } from '@/lib/mail/schema';
import { invalid } from '@/lib/problems/problem';
import type { MailServer } from '@/lib/settings/mail-server';
import { clearSetting, getSetting, setSetting } from '@/lib/settings/settings';

/** By which server mail is sent, without its password; null: none is. */
export async function showMailServer(db: Db): Promise<MailServerView | null> {
  const server = await getSetting(db, 'mail');
  return server && shown(server);
}

/**
 * Sets by which server mail is sent. It makes us talk to whatever host is named, so it needs
 * cluster.manage on / besides access.manage.
 *
 * @throws Problem 422 for a password that would go to another server than it was given for, or in the clear
 */
export async function setMailServer(
  tx: Db,
  actor: Actor,
  { password, ...rest }: MailServerWish,
): Promise<Change<MailServerView>> {
  authorise(actor, 'access.manage', '/');
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  const before = await getSetting(tx, 'mail');
  const kept = password === undefined ? (before?.sealedPassword ?? null) : null;
  const isElsewhere =
    before?.host !== rest.host || before.port !== rest.port || before.security !== rest.security;
  if (kept !== null && isElsewhere) {
    throw invalid('body.password', 'Give the password again: it was for another server');
  }
  if (rest.security === 'none' && (kept !== null || password)) {
    throw invalid('body.security', 'A password is not sent unencrypted: use TLS, or no password');
  }
  const sealedPassword = password ? sealMailPassword(password) : kept;
  const after: MailServer = { ...rest, sealedPassword };
  await setSetting(tx, 'mail', after);
  return {
    result: shown(after),
    audit: settingChange({
      ...setting,
      allowedBy,
      before: before ? shown(before) : {},
      after: shown(after),
    }),
  };
}

/** From then on no mail is sent. */
export async function removeMailServer(tx: Db, actor: Actor): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'access.manage', '/');
  const before = await showMailServer(tx);
  await clearSetting(tx, 'mail');
  return {
    result: undefined,
    audit: settingChange({ ...setting, allowedBy, before: before ?? {}, after: {} }),
  };
}

const setting = { operation: 'access.manage', id: 'mail', name: 'The mail server' };

function shown({ sealedPassword, ...rest }: MailServer): MailServerView {
  return { ...rest, hasPassword: sealedPassword !== null };
}
