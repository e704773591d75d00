'use client';

import { type MetricRange, metricRanges, rangeWords } from '@/components/metrics/metric-range';

/** How far back charts go. */
export function RangeChoice({
  range,
  onChange,
}: {
  range: MetricRange;
  onChange: (range: MetricRange) => void;
}) {
  return (
    <fieldset className="flex max-w-full flex-wrap gap-0.5 rounded-md bg-sunken p-0.5">
      <legend className="sr-only">How far back</legend>
      {metricRanges.map((each) => (
        <label
          key={each}
          title={rangeWords(each)}
          className="inline-flex h-8 items-center rounded px-2.5 text-[0.8125rem] text-ink-soft transition-colors hover:text-ink has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:ring-1 has-checked:ring-line-strong has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:h-10"
        >
          <input
            type="radio"
            name="metric-range"
            className="sr-only"
            aria-label={rangeWords(each)}
            checked={each === range}
            onChange={() => onChange(each)}
          />
          <span aria-hidden>{each}</span>
        </label>
      ))}
    </fieldset>
  );
}
