'use client';

import { useState } from 'react';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { SignInSettingsView } from '@/lib/identity/schema';

interface SwitchLocalAccountsProps {
  settings: SignInSettingsView;
  /** Why it cannot be done; null when it can. */
  reason: string | null;
  onDone: () => Promise<void>;
}

/** Switches passwords of our own off, after asking, or on again. */
export function SwitchLocalAccounts({ settings, reason, onDone }: SwitchLocalAccountsProps) {
  const isOn = settings.localAccounts === 'on';
  const save = useSave();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const open = () => {
    setError(null);
    setAsking(true);
  };
  const change = async () => {
    setBusy(true);
    setError(null);
    try {
      await save({
        method: 'PUT',
        path: '/identity/settings',
        body: { localAccounts: isOn ? 'break-glass' : 'on' },
        shown: settings,
        done: isOn ? 'Local accounts were switched off' : 'Local accounts were switched on',
        changes: [],
      });
      await onDone();
      setAsking(false);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const action = isOn ? 'Switch off' : 'Switch on';
  return (
    <>
      <DisabledWithReason reason={reason}>
        <Button size="small" onClick={open}>
          {action}
        </Button>
      </DisabledWithReason>
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title={isOn ? 'Switch local accounts off?' : 'Switch local accounts on?'}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button tone={isOn ? 'danger' : 'primary'} busy={isBusy} onClick={() => void change()}>
              {action}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <p className="text-pretty">
            {isOn
              ? 'From then on people sign in by a provider or a directory. Passwords, passkeys and links of Wheelhouse let in nobody but the accounts kept for emergencies.'
              : 'Passwords, passkeys and links of Wheelhouse let people in again.'}
          </p>
          {isOn ? (
            <p className="text-ink-soft text-pretty">
              Who is signed in stays so. Try first that you get in by a provider.
            </p>
          ) : null}
          <ErrorNotice title="It was not changed" error={error} />
        </div>
      </Dialog>
    </>
  );
}
