'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { RequestFailure } from '@/lib/http/failure';
import { paths } from '@/lib/paths/console-paths';
import { signInInBrowser } from '@/lib/sign-in/in-browser';

export interface SignInWayProps {
  /** A path of this console. */
  next: string;
  busy: boolean;
  /** Signs in, says what went wrong, and goes where `signIn` answers. @returns whether it did */
  attempt: (signIn: () => Promise<string>) => Promise<boolean>;
}

export function PasswordSignIn({ next, busy, attempt }: SignInWayProps) {
  return (
    // Should the script not have loaded, the password still goes into a body and never into an address.
    <form
      method="post"
      action="/api/auth/callback/credentials"
      className="flex flex-col gap-4.5"
      onSubmit={async (event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const given = new FormData(form);
        const entered = await attempt(() =>
          enter(String(given.get('username')), String(given.get('password')), next),
        );
        if (!entered) form.querySelector<HTMLInputElement>('input[name=password]')?.select();
      }}
    >
      <Field label="User name" required>
        <TextInput
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoFocus
          required
          maxLength={256}
        />
      </Field>
      <Field label="Password" required>
        <TextInput name="password" type="password" autoComplete="current-password" required maxLength={512} />
      </Field>
      <Button type="submit" tone="primary" busy={busy} className="mt-1 h-9.5">
        Sign in
      </Button>
    </form>
  );
}

/** Where to go on: for whoever has a second factor, to that. */
async function enter(username: string, password: string, next: string): Promise<string> {
  try {
    await signInInBrowser(username, password);
    return next;
  } catch (failure) {
    if (failure instanceof RequestFailure && failure.kind === 'second-factor-needed')
      return paths.secondStep(next);
    throw failure;
  }
}
