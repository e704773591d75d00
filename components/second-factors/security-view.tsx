'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FactorList } from '@/components/second-factors/factor-list';
import { RecoveryCodesCard } from '@/components/second-factors/recovery-codes-card';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { showToast } from '@/components/ui/toast-store';
import type { SecondFactorsView } from '@/lib/second-factors/schema';

/** Fetched when something is set up. */
const SetUpChoice = dynamic(() =>
  import('@/components/second-factors/set-up-choice').then((module) => module.SetUpChoice),
);

const noPasskeys =
  'Passkeys need the console to be reached under a host name with TLS. Whoever runs this Wheelhouse can give it one.';

/** One's own second factors and recovery codes. */
export function SecurityView({ factors }: { factors: SecondFactorsView }) {
  const router = useRouter();
  const [adding, setAdding] = useState<'app' | 'passkey' | null>(null);
  const close = () => {
    setAdding(null);
    router.refresh();
  };
  const hasAny = factors.apps.length + factors.passkeys.length > 0;
  return (
    <div className="flex flex-col gap-4">
      <Card
        title="Second factors"
        aside={
          <span className="flex flex-wrap justify-end gap-2">
            <DisabledWithReason reason={factors.passkeysArePossible ? null : noPasskeys}>
              <Button size="small" onClick={() => setAdding('passkey')}>
                Add passkey
              </Button>
            </DisabledWithReason>
            <Button size="small" onClick={() => setAdding('app')}>
              Add app
            </Button>
          </span>
        }
        flush
      >
        <FactorList factors={factors} />
      </Card>
      {hasAny ? <RecoveryCodesCard left={factors.recoveryCodesLeft} /> : null}
      <Dialog
        open={adding !== null}
        onOpenChange={(open) => (open ? undefined : close())}
        title={adding === 'passkey' ? 'Add a passkey' : 'Add an authenticator app'}
        modalInput
      >
        {adding ? (
          <SetUpChoice
            first={adding}
            passkeysArePossible={factors.passkeysArePossible}
            onCancel={close}
            onDone={() => {
              showToast({ title: 'Your second factor is set up', tone: 'ok' });
              close();
            }}
          />
        ) : null}
      </Dialog>
    </div>
  );
}
