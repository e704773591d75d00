const binaryUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** "4 GiB", "3.5 GiB", "512 MiB": what limits are written in. Three digits, never rounded up to more. */
export function humanBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < binaryUnits.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${short(value)} ${binaryUnits[unit]}`;
}

/** "1 CPU", "0.5 CPUs", from billionths. */
export function humanCpus(nanoCpus: number): string {
  const cpus = nanoCpus / 1e9;
  return cpus === 1 ? '1 CPU' : `${cpus >= 0.01 || cpus === 0 ? short(cpus) : String(cpus)} CPUs`;
}

/** "1 container", "3 containers". */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

function short(value: number): string {
  return String(value >= 100 ? Math.floor(value) : Math.floor(value * 100) / 100);
}
