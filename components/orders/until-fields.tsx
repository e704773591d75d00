'use client';

import { dateValue, instantWords, mostDays, type UntilChoice, untilInstant } from '@/components/orders/until';
import { Field } from '@/components/ui/field';
import { useNow } from '@/components/ui/now';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';

interface UntilFieldsProps {
  legend: string;
  choice: UntilChoice;
  onChange: (choice: UntilChoice) => void;
  /** What is wrong, as a sentence. */
  error?: string | undefined;
}

/** "For two weeks" or "until a date"; below it the day that this comes to, in the reader's zone. */
export function UntilFields({ legend, choice, onChange, error }: UntilFieldsProps) {
  const now = useNow();
  const until = now === null ? null : untilInstant(choice, new Date(now));
  const day = 24 * 3_600_000;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-3">
        {choice.kind === 'date' ? (
          <Field label="Until the end of" required error={error} className="w-44">
            <TextInput
              type="date"
              value={choice.date}
              min={now === null ? undefined : dateValue(new Date(now))}
              max={now === null ? undefined : dateValue(new Date(now + mostDays * day))}
              onChange={({ target }) => onChange({ kind: 'date', date: target.value })}
            />
          </Field>
        ) : (
          <Field label="How many" required error={error} className="w-44">
            <TextInput
              type="number"
              inputMode="numeric"
              min={1}
              max={choice.kind === 'days' ? mostDays : 52}
              value={Number.isNaN(choice.count) ? '' : choice.count}
              onChange={({ target }) => onChange({ ...choice, count: target.valueAsNumber })}
            />
          </Field>
        )}
        <Field label="Counted in" required className="w-44">
          <Select
            value={choice.kind}
            onChange={({ target: { value } }) => onChange(switched(choice, value, now))}
            options={[
              { value: 'days', label: 'Days' },
              { value: 'weeks', label: 'Weeks' },
              { value: 'date', label: 'Until a date' },
            ]}
          />
        </Field>
      </div>
      <p className="text-[0.8125rem] text-ink-soft" aria-live="polite">
        {until && !error ? `It is removed by itself on ${instantWords(until)}.` : null}
      </p>
    </fieldset>
  );
}

/** Keeps the number between days and weeks, and begins a date where the count would have ended. */
function switched(choice: UntilChoice, kind: string, now: number | null): UntilChoice {
  if (kind === 'date') {
    const until = now === null ? null : untilInstant(choice, new Date(now));
    return { kind: 'date', date: until ? dateValue(until) : '' };
  }
  const count = choice.kind === 'date' ? 1 : choice.count;
  return kind === 'weeks' ? { kind: 'weeks', count } : { kind: 'days', count };
}
