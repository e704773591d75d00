/** CPUs as people say them: at most two decimals, and none that are nought. */
export function cpusText(cpus: number): string {
  return String(Math.round(cpus * 100) / 100);
}

/** How much of a whole, in hundredths, 0 to 100 and above where more was promised than there is. */
export function percentOf(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.round((part / whole) * 100);
}
