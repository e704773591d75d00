const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** Decimal units, as the docker CLI shows sizes. */
export function bytesText(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit] ?? 'B'}`;
}

export function Bytes({ value }: { value: number }) {
  return (
    <span className="whitespace-nowrap" data-title={`${value.toLocaleString('en')} bytes`}>
      {bytesText(value)}
    </span>
  );
}
