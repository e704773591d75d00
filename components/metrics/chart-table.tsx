'use client';

import { useState } from 'react';
import type { ChartData } from '@/components/metrics/chart-data';
import { valueWords } from '@/components/metrics/metric-words';
import { absoluteTime } from '@/components/ui/time-text';

/** The same as numbers, the latest first, for whoever reads rather than looks. */
export function ChartTable({ name, data }: { name: string; data: ChartData }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="mt-2 text-[0.8125rem]"
      onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)}
    >
      <summary className="w-fit rounded text-ink-soft hover:text-ink">As a table</summary>
      {isOpen ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section tabIndex={0} aria-label={`${name} as a table`} className="mt-2 max-h-64 overflow-y-auto">
          <table className="w-full text-left">
            <thead className="sticky top-0 bg-surface">
              <tr>
                <th scope="col" className="py-1 pr-3 font-medium">
                  When
                </th>
                {data.lines.map(({ words }) => (
                  <th key={words} scope="col" className="py-1 pr-3 text-right font-medium">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.times
                .map((at, index) => (
                  <tr key={at} className="border-line border-t">
                    <th scope="row" className="py-1 pr-3 font-normal text-ink-soft">
                      {absoluteTime(new Date(at * 1000))}
                    </th>
                    {data.lines.map(({ words, metric, values }) => (
                      <td key={words} className="py-1 pr-3 text-right">
                        {valueWords(metric, values[index])}
                      </td>
                    ))}
                  </tr>
                ))
                .reverse()}
            </tbody>
          </table>
        </section>
      ) : null}
    </details>
  );
}
