import { LocalAccounts } from '@/app/admin/sign-in/local-accounts';
import { ProviderNetworks } from '@/app/admin/sign-in/provider-networks';
import { ProvidersTable } from '@/app/admin/sign-in/providers-table';
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
        <ProviderNetworks initial={networks} />
      </div>
    </>
  );
}
