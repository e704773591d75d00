import type { ReactNode } from 'react';

type Fact = readonly [label: string, value: ReactNode];

/** Facts about one thing, as a description list; those without a value are left out. */
export function KeyValue({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-2.5 sm:grid-cols-[minmax(7rem,max-content)_1fr]">
      {items.filter(hasValue).map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-ink-soft max-sm:text-[0.8125rem]">{label}</dt>
          <dd className="min-w-0 break-words max-sm:-mt-2">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function hasValue([, value]: Fact): boolean {
  return value !== null && value !== undefined && value !== '' && value !== false;
}
