'use client';

import { useState } from 'react';
import { operationSource } from '@/components/access/place-sources';
import { BulkChange } from '@/components/records/bulk-change';
import { Picker } from '@/components/records/picker';
import { Field } from '@/components/ui/field';
import type { RoleView } from '@/lib/roles/schema';

export type RoleAction = 'add-operations' | 'take-out-operations' | 'remove';

export const roleActions: Readonly<Record<RoleAction, string>> = {
  'add-operations': 'Add an operation',
  'take-out-operations': 'Take an operation out',
  remove: 'Remove',
};

const noun = { one: 'role', many: 'roles' };

interface RoleBulkProps {
  action: RoleAction;
  roles: readonly RoleView[];
  onClose: () => void;
}

/** Gives many roles an operation, takes one out of them, or removes those that nobody was granted. */
export function RoleBulk({ action, roles, onClose }: RoleBulkProps) {
  const [operation, setOperation] = useState('');
  const change =
    action === 'remove' ? { do: action } : operation === '' ? null : { do: action, operations: [operation] };
  return (
    <BulkChange
      path="/bulk/roles"
      noun={noun}
      items={roles.map(({ id, name }) => ({ key: id, name }))}
      action={roleActions[action]}
      change={change}
      tone={action === 'remove' ? 'danger' : 'primary'}
      changes={['roles', 'grants', 'access']}
      onClose={onClose}
    >
      {action === 'remove' ? (
        <p>Built-in roles stay, and so do those that somebody was granted: revoke their grants first.</p>
      ) : (
        <Field
          label="Operation"
          hint="Each role gets a new version. It works within two seconds, wherever they are granted."
          required
        >
          <Picker source={operationSource} value={operation} onChange={setOperation} />
        </Field>
      )}
    </BulkChange>
  );
}
