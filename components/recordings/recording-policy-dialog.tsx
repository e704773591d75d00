'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSave } from '@/components/forms/use-save';
import { recordingPolicyOf } from '@/components/recordings/recorded-mark';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { RecordingPolicy } from '@/lib/recordings/policy';

/** Whether terminals in a collection are recorded, why, and the switch for it. */
export function RecordingPolicyDialog({ collection, onClose }: { collection: string; onClose: () => void }) {
  const save = useSave();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const policy = useQuery(recordingPolicyOf(collection));
  const set = async (terminals: boolean) => {
    setBusy(true);
    try {
      await save({
        method: 'PUT',
        path: `/collections/${encodeURIComponent(collection)}/recording`,
        body: { terminals },
        shown: policy.data,
        done: terminals
          ? `Terminals in ${collection} are recorded from now on`
          : `${collection} no longer asks for recordings`,
        changes: ['recording-policy'],
      });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Recording of terminals in ${collection}`}
    >
      <div className="flex flex-col gap-4">
        <p className="text-pretty">
          What terminals in containers here and below show is recorded, and can be played by those with
          audit.view. What is typed without being shown, like a password, is not. Whoever opens a terminal is
          told; terminals that are open are recorded from then on, and say so.
        </p>
        <ErrorNotice title="It cannot be shown" error={policy.error} onRetry={() => void policy.refetch()} />
        {policy.isPending ? <SkeletonRows rows={2} /> : null}
        {policy.data ? <Choice policy={policy.data} isBusy={isBusy} onSet={set} onClose={onClose} /> : null}
        <ErrorNotice error={error} />
      </div>
    </Dialog>
  );
}

interface ChoiceProps {
  policy: RecordingPolicy;
  isBusy: boolean;
  onSet: (terminals: boolean) => void;
  onClose: () => void;
}

function Choice({ policy: { own, asked, collection, mayChange }, isBusy, onSet, onClose }: ChoiceProps) {
  const isFromAbove = asked !== null && asked !== collection;
  return (
    <>
      <p className="font-medium">
        {asked === null
          ? 'They are not recorded.'
          : isFromAbove
            ? `They are recorded, as ${asked} above asks for it.`
            : 'They are recorded.'}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Close</Button>
        <DisabledWithReason reason={mayChange ? null : `You need audit.manage on ${collection}.`}>
          <Button tone={own ? 'danger' : 'primary'} busy={isBusy} onClick={() => onSet(!own)}>
            {own ? 'Stop recording' : 'Record terminals'}
          </Button>
        </DisabledWithReason>
      </div>
    </>
  );
}
