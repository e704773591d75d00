import { type Findings, quoted } from '@/lib/docker-api/guard/findings';
import type { HostConfig } from '@/lib/docker-api/schemas/host-config';

/** Null: no default, or no maximum. */
export interface Limit {
  readonly default: number | null;
  readonly maximum: number | null;
}

/** What containers of a collection get who ask for nothing, and the most they may ask for. */
export interface ContainerLimits {
  readonly memoryBytes: Limit;
  /** Billionths of a CPU. */
  readonly nanoCpus: Limit;
  readonly pids: Limit;
}

/** Enough for any ordinary service, and too little to fill a node's process table. */
export const defaultLimits: ContainerLimits = {
  memoryBytes: { default: null, maximum: null },
  nanoCpus: { default: null, maximum: null },
  pids: { default: 4096, maximum: 32_768 },
};

const ulimitNames: readonly string[] = [
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
];
const schedulingUlimits: readonly string[] = ['nice', 'rtprio', 'rttime'];
const mostOpenFiles = 1_048_576;

/** The limits to send: the wished ones where they are within bounds, else the defaults. */
export function guardLimits(
  host: HostConfig,
  limits: ContainerLimits,
  findings: Findings,
): Pick<HostConfig, 'Memory' | 'NanoCpus' | 'PidsLimit'> {
  guardUlimits(host.Ulimits ?? [], findings);
  return {
    Memory: bound('memory', host.Memory, limits.memoryBytes, findings),
    NanoCpus: bound('CPU', host.NanoCpus, limits.nanoCpus, findings),
    PidsLimit: bound('process', host.PidsLimit, limits.pids, findings),
  };
}

/** 0 and -1 ask for no limit: the default applies, or the maximum where there is no default. */
function bound(what: string, wish: number | undefined, limit: Limit, findings: Findings): number | undefined {
  if (wish === undefined || wish <= 0) return limit.default ?? limit.maximum ?? wish;
  if (limit.maximum !== null && wish > limit.maximum) {
    findings.refuse(`the ${what} limit ${wish} is above the ${limit.maximum} that is allowed here`);
  }
  return wish;
}

function guardUlimits(ulimits: NonNullable<HostConfig['Ulimits']>, findings: Findings): void {
  for (const { Name, Hard } of ulimits) {
    if (schedulingUlimits.includes(Name)) {
      findings.need('container.create.kernel-settings', `set the ulimit ${Name}`);
    } else if (!ulimitNames.includes(Name)) {
      findings.refuse(`ulimit ${quoted(Name)} is not known`);
    } else if (Name === 'nofile' && (Hard === -1 || Hard > mostOpenFiles)) {
      findings.refuse(`ulimit nofile can be at most ${mostOpenFiles}`);
    }
  }
}
