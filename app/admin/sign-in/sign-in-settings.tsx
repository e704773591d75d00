import { LocalAccounts } from '@/app/admin/sign-in/local-accounts';
import { ProvidersTable } from '@/app/admin/sign-in/providers-table';
import { PrivateNetworks } from '@/components/outgoing/private-networks';
import { PageHeader } from '@/components/ui/page-header';
import type { ProviderView, SignInSettingsView } from '@/lib/identity/schema';

interface SignInSettingsProps {
  providers: ProviderView[];
  settings: SignInSettingsView;
  networks: string[];
}

/** Where people sign in from, and what becomes of passwords of our own. */
export function SignInSettings({ providers, settings, networks }: SignInSettingsProps) {
  return (
    <>
      <PageHeader
        title="Sign-in"
        description="Where people sign in from, who provisions accounts, and whether passwords of Wheelhouse are taken."
      />
      <ProvidersTable initial={providers} />
      <div className="mt-5 grid gap-4 lg:grid-cols-2">
        <LocalAccounts initial={settings} />
        <PrivateNetworks
          initial={networks}
          path="/identity/networks"
          whose="providers and directories"
          explanation="Providers and directories are asked at public addresses. One in a network of your own is refused until that network is allowed here."
        />
      </div>
    </>
  );
}
