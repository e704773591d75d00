'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { RecoveryCodes } from '@/components/second-factors/recovery-codes';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { StatusDot } from '@/components/ui/status-dot';
import { api } from '@/lib/http/request';

/** How many recovery codes are left, and new ones. */
export function RecoveryCodesCard({ left }: { left: number }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const close = () => {
    setOpen(false);
    setCodes(null);
    router.refresh();
  };
  const renew = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const made = await api<{ recoveryCodes: string[] }>('POST', '/me/second-factors/recovery-codes');
      setCodes(made.recoveryCodes);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card
      title="Recovery codes"
      aside={
        <Button size="small" onClick={() => setOpen(true)}>
          Make new ones
        </Button>
      }
    >
      <StatusDot tone={left > 2 ? 'ok' : 'warn'}>
        {left === 1 ? '1 code is left' : `${left} codes are left`}
      </StatusDot>
      <p className="mt-1 text-ink-soft text-pretty">
        Each lets you in once when your phone or key is lost. They were shown when you set up your first
        second factor.
      </p>
      <Dialog
        open={isOpen}
        onOpenChange={(open) => (open ? undefined : close())}
        title="New recovery codes"
        modalInput
        footer={
          codes ? undefined : (
            <>
              <Button onClick={close}>Cancel</Button>
              <Button tone="primary" busy={busy} onClick={() => void renew()}>
                Make new codes
              </Button>
            </>
          )
        }
      >
        {codes ? (
          <RecoveryCodes codes={codes} onKept={close} />
        ) : (
          <p>The codes that you have kept before no longer work then.</p>
        )}
        <ErrorNotice title="No codes were made" error={failure} />
      </Dialog>
    </Card>
  );
}
