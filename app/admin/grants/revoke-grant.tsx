'use client';

import { useMutation } from '@tanstack/react-query';
import { subjectParts, subjectWords } from '@/app/admin/grants/grant-columns';
import { EffectPreview } from '@/components/access/effect-preview';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { GrantView } from '@/lib/grants/schema';

/** Says what taking the grant away means before it does. It can be granted again, so no name is asked for. */
export function RevokeGrant({ grant, onClose }: { grant: GrantView; onClose: () => void }) {
  const save = useSave();
  const revocation = useMutation({
    mutationFn: () =>
      save({
        method: 'DELETE',
        path: `/grants/${grant.id}`,
        shown: grant,
        done: 'Revoked',
        changes: ['grants', 'access'],
      }),
    onSuccess: onClose,
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Revoke this grant?"
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="danger" busy={revocation.isPending} onClick={() => revocation.mutate()}>
            Revoke
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p>
          {sentenceStart(grant.subject)} no longer {verb(grant.subject)}{' '}
          <strong className="font-medium">{grant.role}</strong> on{' '}
          <strong className="font-medium">{grant.collection}</strong> and what is below it, unless another
          grant gives the same.
        </p>
        <p className="text-ink-soft">
          It works within two seconds. Terminals, logs and event streams that are open on the strength of it
          are cut. Containers keep running.
        </p>
        <EffectPreview change={{ method: 'DELETE', path: `/grants/${grant.id}` }} />
        <ErrorNotice error={revocation.error} />
      </div>
    </Dialog>
  );
}

function sentenceStart(subject: string): string {
  const [kind] = subjectParts(subject);
  const words = subjectWords(subject);
  if (kind === 'team') return `The members of ${words} and of the teams below it`;
  return kind === 'everyone' ? 'The people who sign in' : words;
}

function verb(subject: string): string {
  return subjectParts(subject)[0] === 'user' ? 'has' : 'have';
}
