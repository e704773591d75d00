const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units: Readonly<Record<string, number>> = {
  second,
  minute,
  hour,
  day,
  week: 7 * day,
  month: 30 * day,
  year: 365 * day,
};

/** How engines write durations (go-units, HumanDuration). */
const duration =
  / ?(Less than a second|About a minute|About an hour|(\d+) (second|minute|hour|day|week|month|year)s?)(?: ago)?/;

export interface StatusWords {
  /** The words without the time: "Up (healthy)", "Exited (137)", "Created". */
  readonly words: string;
  /** How long it had been so, as coarsely as it was written; null where it is not written. */
  readonly forMs: number | null;
}

/**
 * Reads an engine's sentence about a container, e.g. "Up 3 minutes (healthy)". The time in it goes on
 * while the container stays as it is.
 */
export function readStatus(status: string): StatusWords {
  const found = duration.exec(status);
  if (!found) return { words: status, forMs: null };
  const [all, text = '', count, unit = ''] = found;
  const words = status.replace(all, '').trim();
  if (count !== undefined) return { words, forMs: Number(count) * (units[unit] ?? second) };
  const written: Readonly<Record<string, number>> = { 'About a minute': minute, 'About an hour': hour };
  return { words, forMs: written[text] ?? 0 };
}
