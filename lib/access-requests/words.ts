/** A number of minutes as people say it, e.g. "30 minutes", "4 hours", "1 week". */
export function minutesInWords(minutes: number): string {
  for (const [unit, name] of units) {
    if (minutes % unit === 0) {
      const count = minutes / unit;
      return `${count} ${name}${count === 1 ? '' : 's'}`;
    }
  }
  return `${minutes} minutes`;
}

const units = [
  [7 * 24 * 60, 'week'],
  [24 * 60, 'day'],
  [60, 'hour'],
  [1, 'minute'],
] as const;
