'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { downloadZip } from '@/components/account/download-bundle';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';

/** Downloads a bundle in place of one of one's own, which ends within the hour. */
export function RenewButton({ id, cluster }: { id: string; cluster: string }) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const renew = async () => {
    setBusy(true);
    try {
      await downloadZip(`/api/v1/bundles/${id}/renew`, `wheelhouse-${cluster}.zip`);
      showToast({ title: 'The new bundle is downloaded. The old one ends within the hour.', tone: 'ok' });
      router.refresh();
    } catch (error) {
      showToast({ title: 'The bundle was not renewed', description: failureMessage(error), tone: 'danger' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="small"
      busy={isBusy}
      onClick={() => void renew()}
      aria-label={`Renew the bundle for ${cluster}`}
    >
      Renew
    </Button>
  );
}
