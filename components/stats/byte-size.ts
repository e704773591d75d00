const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size for people: decimal units as Docker's own, three significant digits ("41.9 MB", "512 B"). */
export function byteSize(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  const rounded = power === 0 ? Math.round(value) : Number(value.toPrecision(3));
  return `${rounded} ${units[power]}`;
}
