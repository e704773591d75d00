'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useForm } from 'react-hook-form';
import { TextAreaField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { engineUrl } from '@/components/live/engine-url';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { readKeyValueLines, writeKeyValueLines } from '@/components/resources/create/key-value-lines';
import { trackActivity } from '@/components/shell/activity-store';
import type { DataKind, PlacedData } from '@/components/swarm-data/data-actions';
import { type DataDetails, readData } from '@/components/swarm-data/data-details';
import { showToast } from '@/components/ui/toast-store';
import { withoutOwnLabels } from '@/lib/docker-api/labels';
import { request } from '@/lib/http/request';

/** Fetched when it is first wanted. */
const DiffView = dynamic(() => import('@/components/editor/diff-view').then((part) => part.DiffView));

/** Labels are all that an engine lets one change of a secret or a config. */
export function EditLabels({ kind, rows, onClose }: ActionDialogProps<PlacedData> & { kind: DataKind }) {
  const [row] = rows;
  const path = `/${kind}s/${row?.id}`;
  const { data } = useQuery({
    queryKey: ['inspect', row?.cluster, path],
    enabled: row !== undefined,
    queryFn: ({ signal }) => request<unknown>('GET', engineUrl(row?.cluster ?? '', path), { signal }),
  });
  if (!row || data === undefined) return null;
  return <LabelsForm kind={kind} row={row} details={readData(data)} onClose={onClose} />;
}

interface LabelsFormProps {
  kind: DataKind;
  row: PlacedData;
  details: DataDetails;
  onClose: () => void;
}

function LabelsForm({ kind, row, details, onClose }: LabelsFormProps) {
  const queryClient = useQueryClient();
  const before = writeKeyValueLines(withoutOwnLabels(details.labels));
  const form = useForm({ defaultValues: { labels: before } });
  const after = form.watch('labels');
  return (
    <FormDialog
      open
      width="wide"
      title={`Labels of ${row.name}`}
      form={form}
      action="Save"
      onClose={onClose}
      save={async ({ labels }) => {
        // Ours are kept by the door.
        const body = { Name: details.name, Labels: readKeyValueLines(labels) };
        const path = engineUrl(row.cluster, `/${kind}s/${row.id}/update`, { version: details.version });
        await trackActivity(`Change labels of ${row.name}`, request('POST', path, { body }));
        showToast({ title: `Labels of ${row.name} saved`, tone: 'ok' });
        await queryClient.invalidateQueries({ queryKey: ['inspect', row.cluster, `/${kind}s/${row.id}`] });
      }}
    >
      <TextAreaField
        form={form}
        name="labels"
        label="Labels"
        hint="One key=value in each line."
        rows={6}
        mono
      />
      {after === before ? null : <DiffView label="What changes" before={before} after={after} />}
    </FormDialog>
  );
}
