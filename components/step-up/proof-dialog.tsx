'use client';

import { useEffect, useState } from 'react';
import { CodeField } from '@/components/second-factors/code-field';
import { PasskeyButton } from '@/components/second-factors/passkey-button';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { TextInput } from '@/components/ui/text-input';
import { api } from '@/lib/http/request';
import type { PasskeyAsked } from '@/lib/second-factors/in-browser';

type ProofKind = 'password' | 'totp' | 'passkey' | 'recovery-code';

interface Ways {
  readonly kinds: readonly ProofKind[];
  readonly passkeyOptions: PasskeyAsked | null;
}

/** Asks who is there once more, before something dangerous is done. */
export function ProofDialog({ onDone }: { onDone: (isProved: boolean) => void }) {
  const [ways, setWays] = useState<Ways | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    api<Ways>('GET', '/me/proof').then(setWays, setError);
  }, []);

  const prove = async (body: Readonly<Record<string, unknown>>) => {
    setBusy(true);
    setError(null);
    try {
      await api('POST', '/me/proof', { body });
      onDone(true);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      modalInput
      onOpenChange={(open) => {
        if (!open) onDone(false);
      }}
      title="Is it still you?"
      description="What you are about to do needs a fresh proof. It then holds for a while."
    >
      <div className="flex flex-col gap-4">
        <ErrorNotice error={error} />
        {ways === null && error === null ? <Skeleton className="h-20" /> : null}
        {ways ? <ProofForm ways={ways} busy={busy} onProof={prove} onError={setError} /> : null}
      </div>
    </Dialog>
  );
}

interface ProofFormProps {
  ways: Ways;
  busy: boolean;
  onProof: (body: Readonly<Record<string, unknown>>) => Promise<void>;
  onError: (error: unknown) => void;
}

function ProofForm({ ways: { kinds, passkeyOptions }, busy, onProof, onError }: ProofFormProps) {
  const takesCode = kinds.includes('totp') || kinds.includes('recovery-code');
  if (kinds.length === 0) {
    return (
      <p className="text-pretty">
        There is nothing here that you could prove it by. Sign out and in again, or set up a second factor
        under Account → Security.
      </p>
    );
  }
  return (
    <>
      {passkeyOptions ? (
        <PasskeyButton
          options={passkeyOptions}
          busy={busy}
          onAnswer={(passkey) => onProof({ passkey })}
          onError={onError}
        >
          Use a passkey
        </PasskeyButton>
      ) : null}
      {takesCode || kinds.includes('password') ? (
        <form
          method="post"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            const given = String(new FormData(event.currentTarget).get('proof'));
            void onProof(takesCode ? { code: given } : { password: given });
          }}
        >
          {takesCode ? (
            <CodeField
              name="proof"
              hasApp={kinds.includes('totp')}
              hasRecovery={kinds.includes('recovery-code')}
            />
          ) : (
            <Field label="Your password" required>
              <TextInput name="proof" type="password" autoComplete="current-password" autoFocus required />
            </Field>
          )}
          <Button type="submit" tone="primary" busy={busy} className="self-end">
            Go on
          </Button>
        </form>
      ) : null}
    </>
  );
}
