'use client';

import { usePathname } from 'next/navigation';
import { engineUrl } from '@/components/live/engine-url';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';
import { leavePage } from '@/components/resources/leave-page';
import { changeService } from '@/components/services/change-service';
import { followChange } from '@/components/services/follow-change';
import { rollBack } from '@/components/services/roll-back';
import type { ServiceLine } from '@/components/services/service-columns';
import { held, released } from '@/lib/docker-api/spec/held-update';
import { withForceUpdate } from '@/lib/docker-api/spec/service-changes';
import { request } from '@/lib/http/request';

type Props = ActionDialogProps<ServiceLine>;

const noun = { one: 'service', many: 'services' };

export function RestartDialog({ rows, onClose }: Props) {
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      action="Restart"
      done="told to restart"
      act={(row) =>
        followChange(`Restart ${row.name}`, row, () => changeService(row.cluster, row.id, withForceUpdate))
      }
      onClose={onClose}
    >
      <p>Each of its tasks is replaced by an equal one, at the pace that its update settings say.</p>
    </BulkDialog>
  );
}

export function RollBackDialog({ rows, onClose }: Props) {
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      action="Roll back"
      done="rolling back"
      act={(row) => followChange(`Roll back ${row.name}`, row, () => rollBack(row.cluster, row.id))}
      onClose={onClose}
    >
      <p>
        {rows.length === 1 ? 'It becomes' : 'Each becomes'} again what it was before its last update
        {wordsOfEarlier(rows)}. A Swarm keeps no version before that one.
      </p>
    </BulkDialog>
  );
}

function wordsOfEarlier([row, ...others]: readonly ServiceLine[]): string {
  if (!row || others.length > 0 || row.earlierImage === '') return '';
  return row.earlierImage === row.image ? ', with the same image' : `, with ${row.earlierImage}`;
}

export function HoldDialog({ rows, onClose }: Props) {
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      action="Pause"
      title={`Pause the update of ${rows[0]?.name}?`}
      done="paused"
      act={(row) => changeService(row.cluster, row.id, held)}
      onClose={onClose}
    >
      <p>
        Tasks that are new stay, and those that are not stay as they are. A Swarm may still replace as many as
        it takes at once. From there you can continue or roll back.
      </p>
    </BulkDialog>
  );
}

export function ContinueDialog({ rows, onClose }: Props) {
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      action="Continue"
      title={`Continue the update of ${rows[0]?.name}?`}
      done="goes on"
      act={(row) =>
        followChange(`Update ${row.name}`, row, () => changeService(row.cluster, row.id, released))
      }
      onClose={onClose}
    >
      <p>The tasks that were not replaced yet are replaced.</p>
    </BulkDialog>
  );
}

export function RemoveServicesDialog({ rows, onClose }: Props) {
  const pathname = usePathname();
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      action="Remove"
      done="removed"
      isDestructive
      act={(row) => request('DELETE', engineUrl(row.cluster, `/services/${row.id}`))}
      detailOf={(row) => `${row.cluster}, ${row.collection}`}
      onDone={() => leavePage(pathname, 'services')}
      onClose={onClose}
    >
      <p>
        {rows.length === 1 ? 'It' : 'They'} and all tasks will be gone. This cannot be undone. Volumes,
        networks, secrets and configs stay.
      </p>
    </BulkDialog>
  );
}
