'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { SwitchLocalAccounts } from '@/app/admin/sign-in/switch-local-accounts';
import { useMissingRight } from '@/components/access/use-missing-right';
import { TextField } from '@/components/forms/bound-fields';
import { FormDialog } from '@/components/forms/form-dialog';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { StatusDot } from '@/components/ui/status-dot';
import { api } from '@/lib/http/request';
import type { SignInSettingsView } from '@/lib/identity/schema';

const schema = z.object({ user: z.string().check(z.trim(), z.minLength(1, 'Whose account?')) });

/** Whether passwords of our own are taken, and which accounts are kept for emergencies. */
export function LocalAccounts({ initial }: { initial: SignInSettingsView }) {
  const [settings, setSettings] = useState(initial);
  const { localAccounts, breakGlass } = settings;
  const [error, setError] = useState<unknown>(null);
  const [adds, setAdds] = useState(false);
  const reason = useMissingRight('access.manage', '/');
  const save = useSave();
  const isOn = localAccounts === 'on';
  const reload = async () => setSettings(await api<SignInSettingsView>('GET', '/identity/settings'));
  const attempt = (change: () => Promise<unknown>) => {
    setError(null);
    change().then(reload).catch(setError);
  };
  const keep = (method: 'PUT' | 'DELETE', user: string, done: string) =>
    save({
      method,
      path: `/identity/break-glass/${encodeURIComponent(user)}`,
      shown: null,
      done,
      changes: [],
    });
  return (
    <Card
      title="Local accounts"
      aside={
        <SwitchLocalAccounts
          settings={settings}
          reason={
            reason ??
            (isOn && breakGlass.length === 0
              ? 'Keep an account for emergencies first: somebody has to get in when no provider answers.'
              : null)
          }
          onDone={reload}
        />
      }
    >
      <div className="flex flex-col gap-3">
        <StatusDot tone={isOn ? 'ok' : 'warn'}>
          {isOn ? 'Passwords of Wheelhouse are taken' : 'Only accounts for emergencies sign in by password'}
        </StatusDot>
        <p className="max-w-prose text-ink-soft text-pretty">
          Accounts for emergencies sign in by their password also when local accounts are off. Each use is on
          the audit log, and administrators are told.
        </p>
        <ErrorNotice error={error} />
        {breakGlass.length === 0 ? <p>None is kept for emergencies.</p> : null}
        <ul aria-label="Accounts kept for emergencies" className="flex flex-wrap gap-2 empty:hidden">
          {breakGlass.map((user) => (
            <li key={user} className="flex items-center gap-1 rounded-md bg-sunken py-0.5 pr-0.5 pl-2.5">
              {user}
              <Button
                tone="quiet"
                size="icon"
                aria-label={`No longer keep ${user} for emergencies`}
                onClick={() => attempt(() => keep('DELETE', user, `${user} is an ordinary account`))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
        <div>
          <Button size="small" onClick={() => setAdds(true)}>
            Keep an account for emergencies
          </Button>
        </div>
      </div>
      {adds ? (
        <KeepForm
          onClose={() => setAdds(false)}
          onKeep={async (user) => {
            await keep('PUT', user, `${user} is kept for emergencies`);
            await reload();
          }}
        />
      ) : null}
    </Card>
  );
}

function KeepForm({ onClose, onKeep }: { onClose: () => void; onKeep: (user: string) => Promise<void> }) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { user: '' } });
  return (
    <FormDialog
      open
      onClose={onClose}
      title="Keep an account for emergencies"
      description="It needs a password. Keep that where it is found when everything else is down."
      form={form}
      action="Keep"
      save={({ user }) => onKeep(user)}
    >
      <TextField form={form} name="user" label="User name" required />
    </FormDialog>
  );
}
