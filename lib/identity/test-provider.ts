import type { Db } from '@/lib/db/client';
import { placeOf } from '@/lib/identity/changes';
import { checkSettings } from '@/lib/identity/check-settings';
import { testDirectory } from '@/lib/identity/ldap/test-directory';
import { identityNetworks } from '@/lib/identity/networks';
import { testOidc } from '@/lib/identity/oidc/test-oidc';
import { getProvider } from '@/lib/identity/queries';
import type { ProviderTest, TestResult } from '@/lib/identity/schema';
import { openProviderSecret } from '@/lib/identity/secret';

/** Tries settings out and says what works and what does not. Nothing is kept. */
export async function testProvider(db: Db, wish: ProviderTest): Promise<TestResult> {
  const checked = await checkSettings(db, wish);
  const secret = wish.secret ?? (await keptSecret(db, wish));
  const allowed = await identityNetworks(db);
  const checks =
    checked.kind === 'oidc'
      ? await testOidc({ settings: checked.settings, secret, allowed })
      : await testDirectory({ settings: checked.settings, secret, allowed });
  return { works: checks.every(({ isRight }) => isRight), checks };
}

/** What is kept goes to the address that it was given for and to no other. */
async function keptSecret(db: Db, { provider: id, kind, settings }: ProviderTest): Promise<string> {
  if (id === undefined) return '';
  const kept = await getProvider(id, db);
  if (kept.kind !== kind || placeOf(kept) !== placeOf({ kind, settings })) return '';
  const row = await db.identityProvider.findUnique({ where: { id }, select: { sealedSecret: true } });
  return openProviderSecret(row?.sealedSecret ?? null, id);
}
