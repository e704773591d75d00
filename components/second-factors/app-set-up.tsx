'use client';

import { lazy, Suspense, useState } from 'react';
import { useFormSubmit } from '@/components/account/use-form-submit';
import { DeviceNameForm } from '@/components/second-factors/device-name-form';
import { SetUpButtons } from '@/components/second-factors/set-up-buttons';
import { CopyTextButton } from '@/components/ui/code-block';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { TextInput } from '@/components/ui/text-input';
import { api } from '@/lib/http/request';
import type { AddedFactor, NewTotp } from '@/lib/second-factors/schema';

const QrCode = lazy(() =>
  import('@/components/second-factors/qr-code').then((module) => ({ default: module.QrCode })),
);

interface AppSetUpProps {
  /** @param recoveryCodes to be shown this once; null: there are some already */
  onAdded: (recoveryCodes: readonly string[] | null) => void;
  onCancel: () => void;
}

/** An authenticator app in two steps: what it is called, then its code and the first digits. */
export function AppSetUp({ onAdded, onCancel }: AppSetUpProps) {
  const [device, setDevice] = useState<NewTotp | null>(null);
  if (device) return <FirstCode device={device} onAdded={onAdded} onCancel={onCancel} />;
  return <AppName onBegun={setDevice} onCancel={onCancel} />;
}

function AppName({ onBegun, onCancel }: { onBegun: (device: NewTotp) => void; onCancel: () => void }) {
  return (
    <DeviceNameForm
      about="You need an authenticator app on your phone; many password managers have one too. It shows a new code every 30 seconds."
      label="What do you call the device?"
      initial="My phone"
      action="Go on"
      onNamed={async (name) =>
        onBegun(await api<NewTotp>('POST', '/me/second-factors/apps', { body: { name } }))
      }
      onCancel={onCancel}
    />
  );
}

function FirstCode({ device, onAdded, onCancel }: AppSetUpProps & { device: NewTotp }) {
  const [code, setCode] = useState('');
  const { isBusy, errors, failure, submit } = useFormSubmit(['code']);
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const wrong: Record<string, string> = code.trim() ? {} : { code: 'Type the six digits.' };
        await submit(wrong, async () => {
          const path = `/me/second-factors/apps/${device.id}/confirm`;
          const { recoveryCodes } = await api<AddedFactor>('POST', path, { body: { code } });
          onAdded(recoveryCodes);
        });
      }}
    >
      <p className="text-pretty">1. In the app, choose “add account” and scan this picture.</p>
      <div className="flex flex-wrap items-center gap-4">
        <Suspense fallback={<Skeleton className="size-44" />}>
          <QrCode text={device.uri} label="QR code for the authenticator app" />
        </Suspense>
        <div className="min-w-0 flex-1 basis-40">
          <p className="text-[0.8125rem] text-ink-soft">It cannot be scanned? Type this key into the app:</p>
          <p className="break-all font-mono text-[0.8125rem]">{inGroups(device.secret)}</p>
          <CopyTextButton text={device.secret}>Copy the key</CopyTextButton>
        </div>
      </div>
      <Field label="2. Type the six digits that it shows now" required error={errors.code}>
        <TextInput
          value={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          className="max-w-44 font-mono text-base tracking-[0.2em]"
          onChange={({ target }) => setCode(target.value)}
        />
      </Field>
      <ErrorNotice error={failure} />
      <SetUpButtons busy={isBusy} action="Confirm" onCancel={onCancel} />
    </form>
  );
}

function inGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
