import { type Findings, quoted } from '@/lib/docker-api/guard/findings';
import type { EffectiveLimits } from '@/lib/docker-api/guard/limits';

export interface Ulimit {
  readonly Name: string;
  /** -1: none. */
  readonly Soft: number;
  readonly Hard: number;
}

export const ulimitNames = [
  'core',
  'cpu',
  'data',
  'fsize',
  'locks',
  'memlock',
  'msgqueue',
  'nofile',
  'nproc',
  'rss',
  'sigpending',
  'stack',
] as const;

const ordinary: readonly string[] = ulimitNames;
const scheduling: readonly string[] = ['nice', 'rtprio', 'rttime'];

/** The ulimits to send: the wished ones where they are within bounds, and the defaults of the rest. */
export function boundUlimits<T extends Ulimit>(
  wished: readonly T[],
  { ulimits }: EffectiveLimits,
  findings: Findings,
): (T | Ulimit)[] {
  for (const { Name, Soft, Hard } of wished) {
    if (scheduling.includes(Name)) {
      findings.need('container.create.kernel-settings', `set the ulimit ${Name}`);
    } else if (!ordinary.includes(Name)) {
      findings.refuse(`ulimit ${quoted(Name)} is not known`);
    }
    const most = ulimits.get(Name)?.maximum;
    const highest = Soft === -1 || Hard === -1 ? Number.POSITIVE_INFINITY : Math.max(Soft, Hard);
    if (most && highest > most.value) {
      const asked = highest === Number.POSITIVE_INFINITY ? 'no limit' : highest;
      findings.exceed(
        most.from,
        `${most.from} allows the ulimit ${Name} at most ${most.value}; this asks for ${asked}`,
      );
    }
  }
  const named = new Set(wished.map(({ Name }) => Name));
  const added = [...ulimits].flatMap(([Name, { default: byDefault, maximum }]): Ulimit[] => {
    if (!byDefault || named.has(Name)) return [];
    const value = Math.min(byDefault.value, maximum?.value ?? byDefault.value);
    return [{ Name, Soft: value, Hard: value }];
  });
  return [...wished, ...added];
}
