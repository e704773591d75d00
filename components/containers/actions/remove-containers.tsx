'use client';

import { containerNoun, type PlacedContainer } from '@/components/containers/actions/container-actions';
import { engineUrl } from '@/components/live/engine-url';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { whileUnderWay } from '@/components/resources/actions/under-way';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';
import { request } from '@/lib/http/request';

/** Lists what will go and asks for the name, or for several for their number. */
export function RemoveContainers({ rows, onClose }: ActionDialogProps<PlacedContainer>) {
  const running = rows.filter(({ state }) => state === 'running').length;
  const ofServices = rows.filter(({ serviceId }) => serviceId !== null).length;
  return (
    <BulkDialog
      rows={rows}
      noun={containerNoun}
      action="Remove"
      done="removed"
      isDestructive
      act={(row) =>
        whileUnderWay(row, 'Removing', () =>
          request('DELETE', engineUrl(row.cluster, `/containers/${row.id}`, { force: true })),
        )
      }
      detailOf={(row) => [row.state, row.cluster, row.collection].join(', ')}
      onClose={onClose}
    >
      <p>
        {rows.length === 1 ? 'It, its logs and every file it' : 'They, their logs and every file they'} wrote
        outside of volumes will be gone. This cannot be undone.
        {running > 0
          ? ` ${running === 1 ? 'One is' : `${running} are`} running and will be killed first.`
          : ''}
      </p>
      {ofServices > 0 ? (
        <p>
          {ofServices === 1 ? 'One is' : `${ofServices} are`} of a service: the Swarm makes another in{' '}
          {ofServices === 1 ? 'its' : 'their'} place.
        </p>
      ) : null}
      <p className="text-ink-soft">Images, named volumes and networks stay.</p>
    </BulkDialog>
  );
}
