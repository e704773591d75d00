import type { Change } from '@/lib/audit/change';
import { settingChange } from '@/lib/audit/setting-change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import { type Db, db as shared } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import type { SignInSettingsView } from '@/lib/identity/schema';
import { getSetting, type SignInSettings, setSetting } from '@/lib/settings/settings';

const usual: SignInSettings = { localAccounts: 'on' };

export async function signInSettings(db: Db = shared): Promise<SignInSettings> {
  return (await getSetting(db, 'signIn')) ?? usual;
}

export async function showSignInSettings(db: Db = shared): Promise<SignInSettingsView> {
  const { localAccounts } = await signInSettings(db);
  const rows = await db.user.findMany({
    where: { isBreakGlass: true },
    orderBy: { username: 'asc' },
    select: { username: true },
  });
  return { localAccounts, breakGlass: rows.map(({ username }) => username) };
}

/**
 * Switches passwords of our own on, or off but for accounts kept for emergencies. Needs
 * identity.manage and access.manage on "/"; one such account must administer the whole before.
 *
 * @throws Problem 409
 */
export async function changeSignInSettings(
  tx: Db,
  actor: Actor,
  change: SignInSettings,
): Promise<Change<SignInSettingsView>> {
  authorise(actor, 'identity.manage', '/');
  const allowedBy = authorise(actor, 'access.manage', '/');
  await takeLock(tx, 'access');
  const before = await signInSettings(tx);
  await setSetting(tx, 'signIn', change);
  await requireAnAdministrator(tx);
  return {
    result: await showSignInSettings(tx),
    audit: settingChange({
      operation: 'identity.manage',
      id: 'signIn',
      name: 'Local accounts',
      allowedBy,
      before,
      after: change,
    }),
  };
}

/**
 * Why what we keep ourselves (a password, a passkey, a link by mail) lets an account in no longer;
 * null where it does.
 */
export async function localRefusal(userId: string, db: Db = shared): Promise<string | null> {
  if ((await signInSettings(db)).localAccounts === 'on') return null;
  const user = await db.user.findUnique({ where: { id: userId }, select: { isBreakGlass: true } });
  return user?.isBreakGlass
    ? null
    : 'Local accounts are switched off. Sign in with the account of your organisation.';
}
