import type { ProviderDialog } from '@/app/admin/sign-in/provider-columns';
import { useSave } from '@/components/forms/use-save';
import { MenuItem } from '@/components/ui/menu-items';
import { RowMenu } from '@/components/ui/row-menu';
import { showToast } from '@/components/ui/toast-store';
import { editedProvider } from '@/lib/identity/edited-provider';
import type { ProviderView } from '@/lib/identity/schema';

interface ProviderMenuProps {
  provider: ProviderView;
  reason: string | null;
  onOpen: (dialog: ProviderDialog) => void;
}

export function ProviderMenu({ provider, reason, onOpen }: ProviderMenuProps) {
  const save = useSave();
  const { kind, name, isEnabled } = provider;
  const change = (method: 'POST' | 'PATCH', path: string, done: string, body?: object) => {
    save({
      method,
      path: `/identity/providers/${provider.id}${path}`,
      done,
      changes: ['identity/providers'],
      shown: method === 'PATCH' ? editedProvider(provider) : null,
      ...(body ? { body } : {}),
    }).catch((error: Error) =>
      showToast({ title: 'It was not done', description: error.message, tone: 'danger' }),
    );
  };
  const open = (what: 'edit' | 'remove' | 'mappings' | 'people' | 'preview' | 'new-token') => () =>
    onOpen({ kind: what, provider });
  return (
    <RowMenu name={name}>
      {kind === 'scim' ? null : (
        <>
          <MenuItem onClick={open('edit')} disabledReason={reason}>
            Change
          </MenuItem>
          <MenuItem onClick={open('mappings')} disabledReason={reason}>
            Groups and teams
          </MenuItem>
        </>
      )}
      <MenuItem onClick={open('people')} disabledReason={reason}>
        People
      </MenuItem>
      {kind === 'ldap' ? (
        <MenuItem onClick={open('preview')} disabledReason={reason}>
          Preview a synchronisation
        </MenuItem>
      ) : null}
      {kind === 'scim' ? (
        <MenuItem onClick={open('new-token')} disabledReason={reason}>
          New token
        </MenuItem>
      ) : null}
      <MenuItem
        onClick={() =>
          change('PATCH', '', isEnabled ? `${name} was switched off` : `${name} was switched on`, {
            isEnabled: !isEnabled,
          })
        }
        disabledReason={reason}
      >
        {isEnabled ? 'Switch off' : 'Switch on'}
      </MenuItem>
      <MenuItem tone="danger" onClick={open('remove')} disabledReason={reason}>
        Remove
      </MenuItem>
    </RowMenu>
  );
}
