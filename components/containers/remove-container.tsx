'use client';

import { useState } from 'react';
import { runContainerAction } from '@/components/containers/run-container-action';
import type { ActedOn } from '@/components/containers/use-container-actions';
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing';
import { ErrorNotice } from '@/components/ui/error-notice';
import { showToast } from '@/components/ui/toast-store';

interface RemoveContainerProps {
  cluster: string;
  /** Null while nothing is to be removed. */
  target: (ActedOn & { state: string }) | null;
  onClose: () => void;
  onRemoved?: () => void;
}

/** Asks before a container is removed for good, and says what goes with it. */
export function RemoveContainer({ cluster, target, onClose, onRemoved }: RemoveContainerProps) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const close = () => {
    setFailure(null);
    onClose();
  };
  const remove = async () => {
    if (!target) return;
    setBusy(true);
    setFailure(null);
    try {
      await runContainerAction(cluster, target.id, 'remove');
      showToast({ title: `${target.name} removed`, tone: 'ok' });
      close();
      onRemoved?.();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <ConfirmByTyping
      open={target !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={`Remove ${target?.name ?? ''}?`}
      phrase={target?.name ?? ''}
      action="Remove"
      busy={isBusy}
      onConfirm={() => void remove()}
      error={<ErrorNotice title="It was not removed" error={failure} />}
    >
      <p>
        The container, its logs and every file it wrote outside of volumes will be gone. This cannot be
        undone.
        {target?.state === 'running' ? ' It is running and will be killed first.' : ''}
      </p>
      <p className="text-ink-soft">Its image, named volumes and networks stay.</p>
    </ConfirmByTyping>
  );
}
