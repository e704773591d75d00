import type { Metadata } from 'next';
import { requireArea } from '@/app/admin/require-area';
import { SignInSettings } from '@/app/admin/sign-in/sign-in-settings';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/grants/authorise';
import { showSignInSettings } from '@/lib/identity/local-accounts';
import { identityNetworks } from '@/lib/identity/networks';
import { listProviders } from '@/lib/identity/queries';

export const metadata: Metadata = { title: 'Sign-in' };

export default async function SignInAdminPage() {
  const actor = await requireArea('sign-in');
  if (!may(actor, 'identity.manage', '/')) {
    return (
      <>
        <PageHeader title="Sign-in" />
        <EmptyState>How people sign in is of the whole. You need identity.manage on /.</EmptyState>
      </>
    );
  }
  const [providers, settings, networks] = await Promise.all([
    listProviders(),
    showSignInSettings(),
    identityNetworks(),
  ]);
  return <SignInSettings providers={providers} settings={settings} networks={networks} />;
}
