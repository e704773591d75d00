'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { records } from '@/app/admin/records';
import { type ProviderDialog, providerColumns } from '@/app/admin/sign-in/provider-columns';
import { useMissingRight } from '@/components/access/use-missing-right';
import { RemoveRecord } from '@/components/forms/remove-record';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { DataTable } from '@/components/ui/table/data-table';
import type { ProviderView } from '@/lib/identity/schema';

const OidcForm = dynamic(() => import('@/app/admin/sign-in/oidc-form').then((module) => module.OidcForm));
const LdapForm = dynamic(() => import('@/app/admin/sign-in/ldap-form').then((module) => module.LdapForm));
const ScimForm = dynamic(() => import('@/app/admin/sign-in/scim-form').then((module) => module.ScimForm));
const Mappings = dynamic(() => import('@/app/admin/sign-in/mappings').then((module) => module.Mappings));
const People = dynamic(() => import('@/app/admin/sign-in/people').then((module) => module.People));
const SyncDialog = dynamic(() =>
  import('@/app/admin/sign-in/sync-dialog').then((module) => module.SyncDialog),
);

const noun = { one: 'provider', many: 'providers' };
const bySort = { column: 'name', descending: false };
const keyOf = (provider: ProviderView) => provider.id;
const nameOf = (provider: ProviderView) => provider.name;

/** Providers, directories and provisionings, with all that is done to them. */
export function ProvidersTable({ initial }: { initial: ProviderView[] }) {
  const { data: providers } = useQuery({
    ...records<ProviderView>('/identity/providers'),
    initialData: initial,
    refetchInterval: 10_000,
  });
  const [dialog, setDialog] = useState<ProviderDialog>(null);
  const reason = useMissingRight('identity.manage', '/');
  usePageAction('Add an OpenID provider', () => setDialog({ kind: 'add', of: 'oidc' }), reason);
  usePageAction('Add a directory', () => setDialog({ kind: 'add', of: 'ldap' }), reason);
  usePageAction('Add a provisioning', () => setDialog({ kind: 'add', of: 'scim' }), reason);
  const columns = useMemo(() => providerColumns(setDialog, reason), [reason]);
  const close = () => setDialog(null);
  const add = (
    <div className="flex flex-wrap gap-2">
      {(['oidc', 'ldap', 'scim'] as const).map((of) => (
        <DisabledWithReason key={of} reason={reason}>
          <Button
            tone={of === 'oidc' ? 'primary' : 'secondary'}
            onClick={() => setDialog({ kind: 'add', of })}
          >
            <Plus aria-hidden />
            {addWords[of]}
          </Button>
        </DisabledWithReason>
      ))}
    </div>
  );
  return (
    <>
      {providers.length > 0 ? <div className="mb-4 flex justify-end">{add}</div> : null}
      <DataTable
        id="identity-providers"
        noun={noun}
        rows={providers}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        defaultSort={bySort}
        empty={<EmptyState action={add}>People sign in with passwords of Wheelhouse only.</EmptyState>}
      />
      <ProviderDialogs dialog={dialog} onClose={close} />
    </>
  );
}

const addWords = { oidc: 'OpenID provider', ldap: 'Directory', scim: 'Provisioning' };

function ProviderDialogs({ dialog, onClose }: { dialog: ProviderDialog; onClose: () => void }) {
  if (dialog === null) return null;
  if (dialog.kind === 'add') {
    if (dialog.of === 'oidc') return <OidcForm onClose={onClose} />;
    return dialog.of === 'ldap' ? <LdapForm onClose={onClose} /> : <ScimForm onClose={onClose} />;
  }
  const { provider } = dialog;
  switch (dialog.kind) {
    case 'edit':
      if (provider.kind === 'oidc') return <OidcForm provider={provider} onClose={onClose} />;
      return provider.kind === 'ldap' ? <LdapForm provider={provider} onClose={onClose} /> : null;
    case 'mappings':
      return <Mappings provider={provider} onClose={onClose} />;
    case 'people':
      return <People provider={provider} onClose={onClose} />;
    case 'preview':
      return <SyncDialog provider={provider} onClose={onClose} />;
    case 'new-token':
      return <ScimForm provider={provider} onClose={onClose} />;
    case 'remove':
      return (
        <RemoveRecord
          open
          onClose={onClose}
          title={`Remove ${provider.name}?`}
          phrase={provider.name}
          path={`/identity/providers/${provider.id}`}
          done={`${provider.name} was removed`}
          changes={['identity/providers', 'teams', 'users', 'access']}
          tellsEffect
        >
          <p>
            Its links, its mappings of groups and the memberships that it gave go, and sessions that came by
            it end. Accounts and teams stay.
          </p>
        </RemoveRecord>
      );
  }
}
