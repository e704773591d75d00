import { bytesText } from '@/components/ui/bytes';
import type { Use } from '@/lib/nodes/reserved';

/** CPUs as people say them: at most two decimals, and none that are nought. */
export function cpusText(cpus: number): string {
  return String(Math.round(cpus * 100) / 100);
}

/** How much of a whole, in hundredths, 0 to 100 and above where more was promised than there is. */
export function percentOf(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.round((part / whole) * 100);
}

/** How much tasks may take at most, and how many have no limit. */
export function limitsText({
  tasks,
  limited,
  unlimited,
}: Pick<Use, 'tasks' | 'limited' | 'unlimited'>): string {
  const all = `${tasks} ${tasks === 1 ? 'task' : 'tasks'}`;
  const cpus = limited.cpus === 0 ? 'no limits of CPUs' : `${cpusText(limited.cpus)} CPUs at most`;
  if (unlimited === tasks) {
    return limited.cpus === 0
      ? `${all}, without limits of CPUs or memory.`
      : `${all}: ${cpus}, no limits of memory.`;
  }
  const rest = unlimited === 0 ? '' : `; ${unlimited} of them without a limit of memory`;
  return `${all}: ${cpus}, ${bytesText(limited.memoryBytes)} of memory at most${rest}.`;
}
