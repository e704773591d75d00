import { ProviderMenu } from '@/app/admin/sign-in/provider-menu';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { Column } from '@/components/ui/table/column';
import type { ProviderView } from '@/lib/identity/schema';

export type ProviderDialog =
  | { kind: 'add'; of: 'oidc' | 'ldap' | 'scim' }
  | { kind: 'edit' | 'remove' | 'mappings' | 'people' | 'preview' | 'new-token'; provider: ProviderView }
  | null;

export const kindWords = { oidc: 'OpenID Connect', ldap: 'Directory (LDAP)', scim: 'Provisioning (SCIM)' };

export function providerColumns(
  onOpen: (dialog: ProviderDialog) => void,
  reason: string | null,
): readonly Column<ProviderView>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      cell: (row) => row.name,
      sortBy: (row) => row.name,
      filterText: (row) => row.name,
    },
    {
      id: 'kind',
      header: 'Kind',
      cell: (row) => kindWords[row.kind],
      sortBy: (row) => row.kind,
      filterText: (row) => kindWords[row.kind],
    },
    {
      id: 'state',
      header: 'State',
      cell: (row) => <ProviderState provider={row} />,
      sortBy: (row) => Number(row.isEnabled),
    },
    {
      id: 'place',
      header: 'Where',
      cell: (row) => <span className="block truncate">{placeOf(row)}</span>,
      filterText: placeOf,
    },
    { id: 'people', header: 'People', cell: (row) => row.people, sortBy: (row) => row.people },
    {
      id: 'actions',
      header: 'Actions',
      isActions: true,
      width: 'w-18',
      cell: (row) => <ProviderMenu provider={row} reason={reason} onOpen={onOpen} />,
    },
  ];
}

function ProviderState({ provider }: { provider: ProviderView }) {
  if (!provider.isEnabled) return <StatusDot tone="neutral">Off</StatusDot>;
  if (provider.kind === 'scim')
    return provider.tokenUsedAt === null ? (
      <StatusDot tone="neutral">Not used yet</StatusDot>
    ) : (
      <StatusDot tone="ok">
        Used <RelativeTime at={provider.tokenUsedAt} />
      </StatusDot>
    );
  if (provider.kind === 'ldap' && provider.sync.last?.isDone === false)
    return <StatusDot tone="danger">Not synchronised</StatusDot>;
  if (provider.kind === 'ldap' && provider.sync.lastAt !== null)
    return (
      <StatusDot tone="ok">
        Synchronised <RelativeTime at={provider.sync.lastAt} />
      </StatusDot>
    );
  return <StatusDot tone="ok">On</StatusDot>;
}

function placeOf(provider: ProviderView): string {
  switch (provider.kind) {
    case 'oidc':
      return provider.settings.issuer;
    case 'ldap':
      return provider.settings.url;
    case 'scim':
      return `as ${provider.serviceAccount}`;
  }
}
