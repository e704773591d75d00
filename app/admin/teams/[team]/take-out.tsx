'use client';

import { useMutation } from '@tanstack/react-query';
import { EffectPreview } from '@/components/access/effect-preview';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';

interface TakeOutProps {
  team: string;
  username: string;
  onClose: () => void;
}

/** Says what leaving the team takes from somebody before they leave it. */
export function TakeOut({ team, username, onClose }: TakeOutProps) {
  const save = useSave();
  const path = `/teams/${encodeURIComponent(team)}/members/${encodeURIComponent(username)}`;
  const removal = useMutation({
    mutationFn: () =>
      save<null>({
        method: 'DELETE',
        shown: null,
        path,
        done: `${username} was taken out of ${team}`,
        changes: ['teams', 'users', 'access'],
      }),
    onSuccess: onClose,
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Take ${username} out of ${team}?`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="danger" busy={removal.isPending} onClick={() => removal.mutate()}>
            Take out
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p>What the team was granted no longer holds for them, within two seconds.</p>
        <EffectPreview change={{ method: 'DELETE', path }} />
        <ErrorNotice error={removal.error} />
      </div>
    </Dialog>
  );
}
