'use client';

import { useState } from 'react';
import { BulkChange } from '@/components/records/bulk-change';
import { Picker } from '@/components/records/picker';
import { grantableSource } from '@/components/records/picker-sources';
import { Field } from '@/components/ui/field';
import type { ImagePrefixView } from '@/lib/image-prefixes/schema';

const noun = { one: 'prefix', many: 'prefixes' };

interface PrefixBulkProps {
  action: 'move' | 'remove';
  prefixes: readonly ImagePrefixView[];
  onClose: () => void;
}

/** Gives prefixes to another collection, or lets their images fall to the next shorter ones. */
export function PrefixBulk({ action, prefixes, onClose }: PrefixBulkProps) {
  const [collection, setCollection] = useState('');
  const change = action === 'remove' ? { do: action } : collection === '' ? null : { do: action, collection };
  return (
    <BulkChange
      path="/bulk/image-prefixes"
      noun={noun}
      items={prefixes.map(({ id, prefix }) => ({ key: id, name: prefix || 'all other images' }))}
      action={action === 'move' ? 'Move' : 'Remove'}
      change={change}
      tone={action === 'move' ? 'primary' : 'danger'}
      changes={['image-prefixes', 'access']}
      onClose={onClose}
    >
      {action === 'move' ? (
        <Field label="Collection" required>
          <Picker source={grantableSource} value={collection} onChange={setCollection} />
        </Field>
      ) : (
        <p>The images stay where they are and belong to the next shorter prefix, and with it to others.</p>
      )}
    </BulkChange>
  );
}
