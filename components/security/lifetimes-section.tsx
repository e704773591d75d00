'use client';

import { useSettingForm } from '@/components/security/use-setting-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import type { Lifetimes } from '@/lib/settings/lifetimes';

const fields = ['sessionIdleMinutes', 'sessionHours', 'tokenDays', 'certificateDays'] as const;

const words = {
  sessionIdleMinutes: ['Session not used, minutes', 'Whoever does nothing for so long signs in again.'],
  sessionHours: ['Session in any case, hours', 'Counted from signing in.'],
  tokenDays: ['API tokens, days at most', 'Empty: as long as their owners want.'],
  certificateDays: ['Client bundles, days', 'They are renewed before, by whoever holds them.'],
} as const;

/** How long what signs in may be used. */
export function LifetimesSection({ lifetimes, reason }: { lifetimes: Lifetimes; reason: string | null }) {
  const form = useSettingForm('/settings/lifetimes', lifetimes, textOf(lifetimes), fields);
  return (
    <Card title="Lifetimes">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void form.store(numbersOf(form.values));
        }}
      >
        <p className="max-w-prose text-ink-soft text-pretty">
          They hold at once, also for what exists: what is older than that ends.
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          {fields.map((name) => (
            <Field
              key={name}
              label={words[name][0]}
              hint={words[name][1]}
              error={form.errors[name]}
              required={name !== 'tokenDays'}
            >
              <TextInput
                inputMode="numeric"
                value={form.values[name]}
                onChange={({ target }) => form.set({ [name]: target.value })}
              />
            </Field>
          ))}
        </div>
        <ErrorNotice title="Nothing was saved" error={form.failure} />
        <DisabledWithReason reason={reason}>
          <Button type="submit" busy={form.isBusy} className="self-start">
            Save lifetimes
          </Button>
        </DisabledWithReason>
      </form>
    </Card>
  );
}

type Texts = Record<keyof Lifetimes, string>;

function textOf(lifetimes: Lifetimes): Texts {
  return {
    sessionIdleMinutes: String(lifetimes.sessionIdleMinutes),
    sessionHours: String(lifetimes.sessionHours),
    tokenDays: lifetimes.tokenDays === null ? '' : String(lifetimes.tokenDays),
    certificateDays: String(lifetimes.certificateDays),
  };
}

/** What is no number the server refuses beside its field. */
function numbersOf({ tokenDays, ...rest }: Texts) {
  const number = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : text);
  return {
    sessionIdleMinutes: number(rest.sessionIdleMinutes),
    sessionHours: number(rest.sessionHours),
    tokenDays: tokenDays.trim() === '' ? null : number(tokenDays),
    certificateDays: number(rest.certificateDays),
  };
}
