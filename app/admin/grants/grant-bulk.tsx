'use client';

import { useState } from 'react';
import { expiryToSend } from '@/app/admin/grants/expiry';
import { subjectWords } from '@/app/admin/grants/grant-columns';
import { BulkChange } from '@/components/records/bulk-change';
import { Picker } from '@/components/records/picker';
import { roleSource } from '@/components/records/picker-sources';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import type { GrantView } from '@/lib/grants/schema';

export type GrantAction = 'set-end' | 'set-role' | 'set-reason' | 'revoke';

export const grantActions: Readonly<Record<GrantAction, string>> = {
  'set-end': 'Change until when',
  'set-role': 'Change the role',
  'set-reason': 'Change the reason',
  revoke: 'Revoke',
};

const noun = { one: 'grant', many: 'grants' };

interface GrantBulkProps {
  action: GrantAction;
  grants: readonly GrantView[];
  onClose: () => void;
}

export function GrantBulk({ action, grants, onClose }: GrantBulkProps) {
  const [until, setUntil] = useState('');
  const [role, setRole] = useState('');
  const [reason, setReason] = useState('');
  const changes = {
    revoke: { do: 'revoke' },
    'set-role': role === '' ? null : { do: 'set-role', role },
    'set-reason': { do: 'set-reason', reason },
    'set-end': { do: 'set-end', expiresAt: expiryToSend(until) },
  };
  return (
    <BulkChange
      path="/bulk/grants"
      noun={noun}
      items={grants.map(({ id, role: held, subject, collection }) => ({
        key: id,
        name: `${held} of ${subjectWords(subject)} on ${collection}`,
      }))}
      action={grantActions[action]}
      change={changes[action]}
      tone={action === 'revoke' ? 'danger' : 'primary'}
      changes={['grants', 'access']}
      onClose={onClose}
    >
      {action === 'set-end' ? (
        <Field label="Until" hint="In your own time zone. Leave it empty to grant them for good.">
          <TextInput type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />
        </Field>
      ) : null}
      {action === 'set-reason' ? (
        <Field label="Reason" hint="In place of the one that each grant has now.">
          <TextInput maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      ) : null}
      {action === 'set-role' ? (
        <Field label="Role" hint="In place of the one that each grant has now." required>
          <Picker source={roleSource} value={role} onChange={setRole} />
        </Field>
      ) : null}
    </BulkChange>
  );
}
