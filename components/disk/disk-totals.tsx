import type { DiskKind, DiskTotal } from '@/components/disk/disk-items';
import { bytesText } from '@/components/ui/bytes';

const titles: Readonly<Record<DiskKind, string>> = {
  image: 'Images',
  container: 'Containers',
  volume: 'Volumes',
  'build-cache': 'Build cache',
};

/** What each kind takes, and how much of it nothing uses. */
export function DiskTotals({ totals }: { totals: readonly DiskTotal[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {totals.map(({ kind, count, bytes, unusedCount, unusedBytes }) => (
        <li key={kind} className="rounded-lg bg-surface px-4 py-3 ring-1 ring-line">
          <p className="flex items-baseline justify-between gap-2">
            <span className="text-ink-soft">{titles[kind]}</span>
            <span className="text-[0.8125rem] text-ink-soft tabular-nums">{count.toLocaleString('en')}</span>
          </p>
          <p className="font-semibold text-lg tabular-nums">{bytesText(bytes)}</p>
          <progress
            className="progress my-1.5"
            aria-label={`${titles[kind]}: what nothing uses`}
            max={Math.max(1, bytes)}
            value={Math.min(bytes, unusedBytes)}
          />
          <p className="text-[0.8125rem] text-ink-soft tabular-nums">
            {unusedCount === 0
              ? 'All of it is used.'
              : `${unusedCount.toLocaleString('en')} that nothing uses: ${bytesText(unusedBytes)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
