'use client';

import { KeyRound } from 'lucide-react';
import type { SignInWayProps } from '@/app/(sign-in)/sign-in/password-sign-in';
import { Button } from '@/components/ui/button';
import { passkeySignInInBrowser } from '@/lib/sign-in/in-browser';

/** Both steps at once, without a user name. */
export function PasskeySignIn({ next, busy, attempt }: SignInWayProps) {
  const byPasskey = async () => {
    await passkeySignInInBrowser();
    return next;
  };
  return (
    <Button busy={busy} onClick={() => void attempt(byPasskey)} className="h-9.5">
      <KeyRound aria-hidden />
      Sign in with a passkey
    </Button>
  );
}
