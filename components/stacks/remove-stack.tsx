'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';
import { trackWork } from '@/components/shell/activity-store';
import type { StackLine } from '@/components/stacks/stack-columns';
import { removeStack, stackParts } from '@/components/stacks/stack-parts';
import { ErrorNotice } from '@/components/ui/error-notice';
import { navigate } from '@/components/ui/navigate';

const noun = { one: 'stack', many: 'stacks' };

/** Lists what goes of each stack before anything does. */
export function RemoveStacks({ rows, onClose }: ActionDialogProps<StackLine>) {
  const pathname = usePathname();
  const parts = useQuery({
    queryKey: ['stack-parts', rows.map(({ cluster, name }) => `${cluster}/${name}`).join()],
    queryFn: async () =>
      (await Promise.all(rows.map(({ cluster, name }) => stackParts(cluster, name)))).flat(),
  });
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      action="Remove"
      done="removed"
      isDestructive
      notReady={parts.data ? null : 'What goes is being looked up.'}
      act={(row) =>
        trackWork(`Remove stack ${row.name}`, (report) => removeStack(row.cluster, row.name, report))
      }
      onDone={() => {
        const at = pathname.lastIndexOf('/stacks/');
        if (at !== -1) navigate(pathname.slice(0, at + '/stacks'.length));
      }}
      onClose={onClose}
    >
      <p>This will be gone, and cannot be undone. Volumes stay, with what is in them.</p>
      <ErrorNotice error={parts.error} />
      <ul className="max-h-52 overflow-y-auto rounded-md bg-sunken px-3 py-2">
        {(parts.data ?? []).map((part) => (
          <li key={`${part.kind}/${part.id}`} className="truncate">
            <span className="text-ink-soft">{part.kind.slice(0, -1)}</span> {part.name}
          </li>
        ))}
      </ul>
    </BulkDialog>
  );
}
