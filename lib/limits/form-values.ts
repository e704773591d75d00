import { readBytes, readCount, readCpus, writeBytes, writeCpus } from '@/lib/amounts/amounts';
import { ulimitNames } from '@/lib/docker-api/guard/ulimits';
import type { CollectionLimits, PairField, QuotaField } from '@/lib/limits/schema';

/** Limits as people write them: "512 MiB", "1.5", "8000-8999, 9100". "" sets nothing. */
export interface LimitValues {
  memoryDefault: string;
  memoryMaximum: string;
  cpusDefault: string;
  cpusMaximum: string;
  pidsDefault: string;
  pidsMaximum: string;
  replicas: string;
  containers: string;
  services: string;
  totalMemory: string;
  totalCpus: string;
  ports: string;
  addresses: string;
  ulimits: string;
}

export type LimitField = keyof LimitValues;

function readList(text: string): string[] | null {
  const written = text.trim();
  if (written === '') return null;
  if (written.toLowerCase() === 'none') return [];
  return written.split(/[\s,]+/).filter((each) => each !== '');
}

/** Lines such as "nofile 1024 4096": name, default, maximum; "-" sets none. */
function readUlimits(text: string): CollectionLimits['ulimits'] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const amount = (word: string | undefined) => (word === undefined || word === '-' ? null : readCount(word));
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', byDefault, maximum, ...more] = line.trim().split(/\s+/);
      if (!(ulimitNames as readonly string[]).includes(name) || more.length > 0) {
        throw new RangeError('Write a line for each: name, default, maximum, such as nofile 1024 4096.');
      }
      return [name, { default: amount(byDefault), maximum: amount(maximum) }];
    }),
  );
}

const or = (write: (amount: number) => string) => (amount: number | null) =>
  amount === null ? '' : write(amount);
const cpus = or(writeCpus);
const bytes = or(writeBytes);
const count = or(String);

export function toValues(limits: CollectionLimits): LimitValues {
  const { memoryBytes, nanoCpus, pids, ulimits } = limits;
  return {
    memoryDefault: bytes(memoryBytes.default),
    memoryMaximum: bytes(memoryBytes.maximum),
    cpusDefault: cpus(nanoCpus.default),
    cpusMaximum: cpus(nanoCpus.maximum),
    pidsDefault: count(pids.default),
    pidsMaximum: count(pids.maximum),
    replicas: count(limits.replicas),
    containers: count(limits.containers),
    services: count(limits.services),
    totalMemory: bytes(limits.totalMemoryBytes),
    totalCpus: cpus(limits.totalNanoCpus),
    ports: listed(limits.ports),
    addresses: listed(limits.addresses),
    ulimits: Object.entries(ulimits)
      .map(([name, pair]) => `${name} ${pair.default ?? '-'} ${pair.maximum ?? '-'}`)
      .join('\n'),
  };
}

function listed(list: readonly string[] | null): string {
  if (list === null) return '';
  return list.length === 0 ? 'none' : list.join(', ');
}

export type LimitErrors = Partial<Record<LimitField, string>>;

/** What was written, to send; or what is wrong, by field. */
export function fromValues(values: LimitValues): { limits: CollectionLimits } | { errors: LimitErrors } {
  const errors: LimitErrors = {};
  const read = <T>(field: LimitField, as: (text: string) => T, otherwise: T): T => {
    try {
      return as(values[field]);
    } catch (error) {
      errors[field] = error instanceof Error ? error.message : 'This cannot be read.';
      return otherwise;
    }
  };
  const limits: CollectionLimits = {
    memoryBytes: {
      default: read('memoryDefault', readBytes, null),
      maximum: read('memoryMaximum', readBytes, null),
    },
    nanoCpus: { default: read('cpusDefault', readCpus, null), maximum: read('cpusMaximum', readCpus, null) },
    pids: { default: read('pidsDefault', readCount, null), maximum: read('pidsMaximum', readCount, null) },
    ulimits: read('ulimits', readUlimits, {}),
    ports: readList(values.ports),
    addresses: readList(values.addresses),
    replicas: read('replicas', readCount, null),
    containers: read('containers', readCount, null),
    services: read('services', readCount, null),
    totalMemoryBytes: read('totalMemory', readBytes, null),
    totalNanoCpus: read('totalCpus', readCpus, null),
  };
  return Object.keys(errors).length > 0 ? { errors } : { limits };
}

const memberOf: Readonly<Record<PairField | QuotaField, string>> = {
  memoryBytes: 'memory',
  nanoCpus: 'cpus',
  pids: 'pids',
  containers: 'containers',
  services: 'services',
  totalMemoryBytes: 'totalMemory',
  totalNanoCpus: 'totalCpus',
};

/** The field of the form for a member that the server names: "memoryBytes.maximum", "ports.0". */
export function formField(member: string): LimitField | null {
  const [first = '', second = ''] = member.split('.');
  if (first === 'replicas' || first === 'ports' || first === 'addresses' || first === 'ulimits') return first;
  const stem = Object.hasOwn(memberOf, first) ? memberOf[first as PairField | QuotaField] : undefined;
  if (stem === undefined) return null;
  const ending = second === 'default' ? 'Default' : second === 'maximum' ? 'Maximum' : '';
  return `${stem}${ending}` as LimitField;
}
