'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { followDeployment } from '@/components/deployments/follow-deployment';
import { askDoor } from '@/components/live/ask-door';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';
import { Skipped } from '@/components/resources/bulk/run-in-bulk';
import { leavePage } from '@/components/resources/leave-page';
import type { StackLine } from '@/components/stacks/stack-columns';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { DeploymentView } from '@/lib/deployments/schema';
import { api } from '@/lib/http/request';
import { partsOf } from '@/lib/stacks/deploy/parts-of';

const noun = { one: 'stack', many: 'stacks' };

/** Lists what goes of each stack before anything does. The server removes exactly that. */
export function RemoveStacks({ rows, onClose }: ActionDialogProps<StackLine>) {
  const pathname = usePathname();
  const reviewed = useQuery({
    queryKey: ['stack-parts', rows.map(({ cluster, name }) => `${cluster}/${name}`).join()],
    gcTime: 0,
    queryFn: () =>
      Promise.all(rows.map(async (row) => ({ row, parts: await partsOf(askDoor(row.cluster), row.name) }))),
  });
  const remove = async ({ cluster, name, id }: StackLine) => {
    const parts = reviewed.data?.find(({ row }) => row.cluster === cluster && row.id === id)?.parts ?? [];
    if (parts.length === 0) throw new Skipped('Nothing of it is there any more.');
    const body = { cluster, stack: name, parts };
    await followDeployment(await api<DeploymentView>('POST', '/deployments/removals', { body }));
  };
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      action="Remove"
      done="removed"
      isDestructive
      notReady={reviewed.data ? null : 'What goes is being looked up.'}
      act={remove}
      onDone={() => leavePage(pathname, 'stacks')}
      onClose={onClose}
    >
      <p>This will be gone, and cannot be undone. Volumes stay, with what is in them.</p>
      <ErrorNotice error={reviewed.error} />
      <ul className="max-h-52 overflow-y-auto rounded-md bg-sunken px-3 py-2">
        {(reviewed.data ?? []).flatMap(({ parts }) =>
          parts.map(({ kind, id, name }) => (
            <li key={`${kind}/${id}`} className="truncate">
              <span className="text-ink-soft">{kind}</span> {name}
            </li>
          )),
        )}
      </ul>
      <p className="text-ink-soft">The server removes it part by part: you can close this page.</p>
    </BulkDialog>
  );
}
