import { humanBytes, humanCpus } from '@/lib/docker-api/guard/units';
import type { LimitField } from '@/lib/limits/form-values';
import type { LimitsView } from '@/lib/limits/schema';

type Inherited = LimitsView['inherited'];
type Bound = Inherited['replicas'];

/** What holds for a field that is left empty, and which collection says so; "" where nothing does. */
export function inheritedWords({ inherited, quotas, collection }: LimitsView): Record<LimitField, string> {
  const bound = (value: Bound, words: (value: number) => string) =>
    value ? `${words(value.value)} from ${value.from}` : '';
  const quota = (list: LimitsView['quotas']['containers'], words: (value: number) => string) => {
    const [nearest] = list.filter((each) => each.collection !== collection);
    return nearest ? `${words(nearest.limit)} together with all of ${nearest.collection}` : '';
  };
  const { memoryBytes, nanoCpus, pids, ulimits, ports, addresses, replicas } = inherited;
  return {
    memoryDefault: bound(memoryBytes.default, humanBytes),
    memoryMaximum: bound(memoryBytes.maximum, humanBytes),
    cpusDefault: bound(nanoCpus.default, humanCpus),
    cpusMaximum: bound(nanoCpus.maximum, humanCpus),
    pidsDefault: bound(pids.default, String),
    pidsMaximum: bound(pids.maximum, String),
    replicas: bound(replicas, String),
    containers: quota(quotas.containers, String),
    services: quota(quotas.services, String),
    totalMemory: quota(quotas.totalMemoryBytes, humanBytes),
    totalCpus: quota(quotas.totalNanoCpus, humanCpus),
    ports: ports.map(({ ranges, from }) => `${ranges.join(', ') || 'none'} from ${from}`).join('; '),
    addresses: addresses.map((set) => `${set.addresses.join(', ') || 'none'} from ${set.from}`).join('; '),
    ulimits: Object.entries(ulimits)
      .map(([name, pair]) => `${name} ${pair.default?.value ?? '-'} ${pair.maximum?.value ?? '-'}`)
      .join('; '),
  };
}
