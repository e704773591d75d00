const unitMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

const duration = /^([+-]?)((?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|ms|s|m|h))+$/;
const part = /([0-9]*\.?[0-9]+|[0-9]+\.)(ns|us|µs|ms|s|m|h)/g;
const unixSeconds = /^[0-9]{1,12}(?:\.[0-9]{1,9})?$/;
const date =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(\.[0-9]{1,9})?)?)?)?(Z|[+-][0-9]{2}:[0-9]{2})?$/;

/**
 * A moment as the `until` filter names it: a Go duration before now, Unix seconds, or a date with as
 * much of a time as is wanted (moby, api/types/time: GetTimestamp). Without a zone it is UTC.
 *
 * @returns milliseconds since 1970, or null for any other text
 */
export function readUntil(text: string, now: number): number | null {
  if (unixSeconds.test(text)) return Number(text) * 1_000;
  const length = durationMs(text);
  if (length !== null) return now - length;
  const [, day, hours = '00', minutes = '00', seconds = '00', fraction = '', zone = 'Z'] =
    date.exec(text) ?? [];
  if (day === undefined) return null;
  const moment = Date.parse(`${day}T${hours}:${minutes}:${seconds}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(moment) ? null : moment;
}

function durationMs(text: string): number | null {
  const sign = duration.exec(text)?.[1];
  if (sign === undefined) return null;
  const sum = [...text.matchAll(part)].reduce(
    (total, [, amount, unit = '']) => total + Number(amount) * (unitMs[unit] ?? 0),
    0,
  );
  return sign === '-' ? -sum : sum;
}
