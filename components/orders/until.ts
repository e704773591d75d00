/** How long something is needed, as a person says it. */
export type UntilChoice =
  | { readonly kind: 'days'; readonly count: number }
  | { readonly kind: 'weeks'; readonly count: number }
  /** `date` is yyyy-mm-dd, the last day on which it is needed. */
  | { readonly kind: 'date'; readonly date: string };

const hourMs = 3_600_000;
export const leastMs = hourMs;
/** The limit is a year; half an hour less leaves time to fill in the form. */
export const mostDays = 365;

/** The instant at which it ends, in the zone of this browser; null while the choice is not complete. */
export function untilInstant(choice: UntilChoice, now: Date): Date | null {
  if (choice.kind === 'date') {
    const [year = 0, month = 0, day = 0] = choice.date.split('-').map(Number);
    const end = new Date(year, month - 1, day, 23, 59);
    // The 31st of February is the 3rd of March to Date.
    const isReal = year > 2000 && end.getMonth() === month - 1 && end.getDate() === day;
    return isReal ? end : null;
  }
  const days = choice.count * (choice.kind === 'weeks' ? 7 : 1);
  if (!Number.isInteger(days) || days < 1) return null;
  const end = new Date(now);
  end.setDate(end.getDate() + days);
  return Number.isNaN(end.getTime()) ? null : end;
}

/** What is wrong with the choice, in a sentence; null when nothing is. */
export function untilProblem(choice: UntilChoice, now: Date): string | null {
  const until = untilInstant(choice, now);
  if (!until) return choice.kind === 'date' ? 'Choose a date.' : 'Write a whole number, 1 or more.';
  if (until.getTime() - now.getTime() < leastMs)
    return 'It has to last an hour at least. Choose a later date.';
  if (until.getTime() - now.getTime() > mostDays * 24 * hourMs + hourMs) {
    return 'It can last a year at most. You can extend it later.';
  }
  return null;
}

const form = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** "Friday, 27 November 2026, 14:00 GMT", in the zone of this browser. */
export function instantWords(instant: Date): string {
  return form.format(instant).replace(' at ', ', ');
}

/** "3 hours", "13 days": how long is left, in the unit that people count in. */
export function remainingWords(ms: number): string {
  const count = (amount: number, unit: string) => `${amount} ${amount === 1 ? unit : `${unit}s`}`;
  if (ms < hourMs) return count(Math.max(1, Math.round(ms / 60_000)), 'minute');
  if (ms < 48 * hourMs) return count(Math.round(ms / hourMs), 'hour');
  return count(Math.round(ms / (24 * hourMs)), 'day');
}

/** yyyy-mm-dd of an instant in the zone of this browser, as date boxes want it. */
export function dateValue(instant: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${instant.getFullYear()}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`;
}
