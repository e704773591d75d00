'use client';

import { useState } from 'react';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';
import { changeService } from '@/components/services/change-service';
import { followChange } from '@/components/services/follow-change';
import type { ServiceLine } from '@/components/services/service-columns';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { withReplicas } from '@/lib/docker-api/spec/service-changes';

const noun = { one: 'service', many: 'services' };

/** How many replicas there shall be; what runs stays as it is. */
export function ScaleDialog({ rows, onClose }: ActionDialogProps<ServiceLine>) {
  const [first] = rows;
  const [text, setText] = useState(String(rows.length === 1 ? (first?.desired ?? 1) : 1));
  const isNumber = /^\d{1,6}$/.test(text.trim());
  const replicas = Number(text);
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      action="Scale"
      done={`scaled to ${replicas}`}
      act={(row) =>
        followChange(`Scale ${row.name} to ${replicas}`, row, () =>
          changeService(row.cluster, row.id, (spec) => withReplicas(spec, replicas)),
        )
      }
      notReady={isNumber ? null : 'Write a whole number.'}
      detailOf={(row) => `${row.desired} now`}
      onClose={onClose}
    >
      <Field
        label="Replicas"
        required
        hint={rows.length === 1 ? `Now ${first?.desired}, of which ${first?.running} run.` : undefined}
        error={isNumber ? undefined : 'Write a whole number.'}
      >
        <TextInput
          type="number"
          min={0}
          inputMode="numeric"
          className="max-w-32"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {isNumber && replicas === 0 ? <p>None of its tasks will run. Its settings stay.</p> : null}
    </BulkDialog>
  );
}
