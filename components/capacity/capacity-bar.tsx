import { percentOf } from '@/components/capacity/capacity-words';
import type { Resources } from '@/lib/nodes/reserved';
import type { UsageRow } from '@/lib/usage/usage-row';

export interface CapacityBarProps {
  /** "CPU", "Memory". */
  label: string;
  /** What there is. */
  total: number;
  reserved: number;
  /** What is used now; null where it is not measured. */
  used: number | null;
  /** What is used is what was used a while ago. */
  isStale?: boolean;
  text: (value: number) => string;
  /** Beside other bars in a table: without its label. */
  isCompact?: boolean;
}

const nearlyFull = 90;

/** Which part of what is used; null where nobody measured it. */
export function usedOf(row: UsageRow | null, part: keyof Resources) {
  return { used: row?.[part] ?? null, isStale: row?.isStale ?? false };
}

/**
 * What is used of what there is, as a bar, before what is kept for services, as a paler one. The
 * numbers stand beside it.
 */
export function CapacityBar({
  label,
  total,
  reserved,
  used,
  isStale = false,
  text,
  isCompact,
}: CapacityBarProps) {
  const usedWords =
    used === null ? 'use not measured' : `${text(used)} used${isStale ? ' when last measured' : ''}`;
  const words = `${usedWords}, ${text(reserved)} of ${text(total)} reserved`;
  return (
    <div className="min-w-0" title={`${label}: ${words}`}>
      {isCompact ? null : (
        <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-3 text-[0.8125rem]">
          <span className="text-ink-soft">{label}</span>
          <span className="min-w-0 text-ink-soft">
            {used === null ? null : (
              <>
                <Used text={text(used)} isStale={isStale} /> used,{' '}
              </>
            )}
            <span className="font-medium text-ink">{text(reserved)}</span> reserved of {text(total)}
          </span>
        </div>
      )}
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${words}`}
        className="block h-1.5 w-full rounded-full bg-sunken ring-1 ring-line ring-inset"
      >
        <rect
          height="6"
          width={Math.min(100, percentOf(reserved, total))}
          className={percentOf(reserved, total) > nearlyFull ? 'fill-warn/40' : 'fill-accent/35'}
        />
        {used === null ? null : (
          <rect
            y="1.5"
            height="3"
            width={widthOf(used, total)}
            className={fillOf(percentOf(used, total), isStale)}
          />
        )}
      </svg>
      {isCompact ? (
        <span className="mt-0.5 block truncate text-[0.75rem] text-ink-soft">
          {used === null ? '– ' : <Used text={text(used)} isStale={isStale} />}
          {' · '}
          {text(reserved)} of {text(total)}
        </span>
      ) : null}
    </div>
  );
}

function Used({ text, isStale }: { text: string; isStale: boolean }) {
  return <span className={isStale ? 'italic' : 'font-medium text-ink'}>{text}</span>;
}

/** What uses little can still be seen. */
function widthOf(used: number, total: number): number {
  return used <= 0 ? 0 : Math.min(100, Math.max(1, percentOf(used, total)));
}

function fillOf(percent: number, isStale: boolean): string {
  if (isStale) return 'fill-ink-soft';
  return percent > nearlyFull ? 'fill-warn' : 'fill-accent';
}
