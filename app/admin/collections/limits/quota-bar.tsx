import type { QuotaUse } from '@/lib/limits/schema';

interface QuotaBarProps {
  label: string;
  quota: QuotaUse;
  words: (value: number) => string;
  /** The collection that is looked at: a quota of another one is named. */
  at: string;
}

/** How much of one quota is in use. */
export function QuotaBar({ label, quota: { collection, limit, used }, words, at }: QuotaBarProps) {
  const share = used === null ? 0 : limit === 0 ? 100 : Math.min(100, (used / limit) * 100);
  const name = collection === at ? label : `${label}, limit of ${collection}`;
  return (
    <li className="min-w-0">
      <div className="flex flex-wrap justify-between gap-x-3">
        <span className="min-w-0 break-words font-medium">{name}</span>
        <span className="text-ink-soft tabular-nums">
          {used === null ? `at most ${words(limit)}` : `${words(used)} of ${words(limit)}`}
          {used !== null && used >= limit ? <span className="ml-2 font-medium text-danger">full</span> : null}
        </span>
      </div>
      {used === null ? (
        <p className="text-[0.8125rem] text-ink-soft">What is in use includes what you may not see.</p>
      ) : (
        <svg
          role="img"
          aria-label={`${name}: ${words(used)} of ${words(limit)} in use`}
          className={`mt-1.5 h-2 w-full rounded-full bg-sunken ${toneOf(share)}`}
          preserveAspectRatio="none"
        >
          <rect width={`${share}%`} height="100%" rx="4" fill="currentColor" />
        </svg>
      )}
    </li>
  );
}

function toneOf(share: number): string {
  if (share >= 100) return 'text-danger';
  return share >= 85 ? 'text-warn' : 'text-accent';
}
