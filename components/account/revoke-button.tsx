'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { showToast } from '@/components/ui/toast-store';
import { api } from '@/lib/http/request';

interface RevokeButtonProps {
  /** What it does, e.g. "Revoke". */
  action: string;
  /** What it does it to, e.g. "token laptop". */
  what: string;
  /** What will no longer work, as a sentence. */
  consequence: string;
  /** Below /api/v1; it is sent a DELETE. */
  path: string;
  /** Said when it is done. */
  done: string;
  onDone?: () => void;
}

/** Ends a credential of one's own, after asking. */
export function RevokeButton({ action, what, consequence, path, done, onDone }: RevokeButtonProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const revoke = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await api('DELETE', path, { ifMatch: undefined });
      setOpen(false);
      showToast({ title: done, tone: 'ok' });
      onDone?.();
      router.refresh();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-label={`${action} ${what}`}>
        {action}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`${action} ${what}?`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button tone="danger" busy={isBusy} onClick={() => void revoke()}>
              {action}
            </Button>
          </>
        }
      >
        <p>{consequence}</p>
        <ErrorNotice title="It did not work" error={failure} />
      </Dialog>
    </>
  );
}
