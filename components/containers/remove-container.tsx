'use client';

import { runContainerAction } from '@/components/containers/run-container-action';
import type { ActedOn } from '@/components/containers/use-container-actions';
import { RemoveDialog } from '@/components/forms/remove-dialog';

interface RemoveContainerProps {
  cluster: string;
  target: ActedOn & { state: string };
  onClose: () => void;
  onRemoved?: () => void;
}

/** Asks before a container is removed for good, and says what goes with it. */
export function RemoveContainer({ cluster, target, onClose, onRemoved }: RemoveContainerProps) {
  return (
    <RemoveDialog
      open
      onClose={onClose}
      onRemoved={onRemoved}
      title={`Remove ${target.name}?`}
      phrase={target.name}
      remove={() => runContainerAction(cluster, target.id, 'remove')}
      done={`${target.name} removed`}
    >
      <p>
        The container, its logs and every file it wrote outside of volumes will be gone. This cannot be
        undone.
        {target.state === 'running' ? ' It is running and will be killed first.' : ''}
      </p>
      <p className="text-ink-soft">Its image, named volumes and networks stay.</p>
    </RemoveDialog>
  );
}
