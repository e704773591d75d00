import type { ReactNode } from 'react';

/** Facts about one thing, as a description list. Leave out the entries that have no value. */
export function KeyValue({ items }: { items: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-2.5 sm:grid-cols-[minmax(7rem,max-content)_1fr]">
      {items.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-ink-soft max-sm:text-[0.8125rem]">{label}</dt>
          <dd className="min-w-0 break-words max-sm:-mt-2">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
