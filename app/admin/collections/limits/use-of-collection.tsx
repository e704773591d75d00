import { QuotaBar } from '@/app/admin/collections/limits/quota-bar';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { KeyValue } from '@/components/ui/key-value';
import { counted, humanBytes, humanCpus } from '@/lib/docker-api/guard/units';
import type { LimitsView, QuotaField } from '@/lib/limits/schema';

const quotas: ReadonlyArray<{ field: QuotaField; label: string; words: (value: number) => string }> = [
  { field: 'containers', label: 'Containers', words: String },
  { field: 'services', label: 'Services', words: String },
  { field: 'totalMemoryBytes', label: 'Memory', words: humanBytes },
  { field: 'totalNanoCpus', label: 'CPUs', words: humanCpus },
];

/** What is in use here and below, against each quota that holds. */
export function UseOfCollection({ limits }: { limits: LimitsView }) {
  const { use } = limits;
  const bars = quotas.flatMap(({ field, label, words }) =>
    limits.quotas[field].map((quota) => (
      <QuotaBar
        key={`${field} ${quota.collection}`}
        label={label}
        quota={quota}
        words={words}
        at={limits.collection}
      />
    )),
  );
  return (
    <Card title="In use, here and below">
      {bars.length > 0 ? (
        <ul className="grid gap-x-8 gap-y-4 md:grid-cols-2">{bars}</ul>
      ) : (
        <EmptyState>Nothing limits what may be used here in all. Set a total below.</EmptyState>
      )}
      {use ? (
        <div className="mt-4 border-line border-t pt-4">
          <KeyValue
            items={[
              [
                'What is there',
                `${counted(use.containers, 'container')}, ${counted(use.services, 'service')}`,
              ],
              ['They may use', `${humanBytes(use.memoryBytes)} of memory, ${humanCpus(use.nanoCpus)}`],
              ...unlimited(use),
            ]}
          />
        </div>
      ) : null}
    </Card>
  );
}

function unlimited({ withoutMemoryLimit, withoutCpuLimit }: NonNullable<LimitsView['use']>) {
  const parts = [
    ...(withoutMemoryLimit > 0 ? [`${withoutMemoryLimit} without a limit of memory`] : []),
    ...(withoutCpuLimit > 0 ? [`${withoutCpuLimit} without a limit of CPUs`] : []),
  ];
  return parts.length === 0 ? [] : [['Not counted in it', parts.join(', ')] as const];
}
