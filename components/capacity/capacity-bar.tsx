import { percentOf } from '@/components/capacity/capacity-words';

export interface CapacityBarProps {
  /** "CPU", "Memory". */
  label: string;
  /** What there is. */
  total: number;
  reserved: number;
  /** What is used now; null where it is not measured. */
  used?: number | null;
  text: (value: number) => string;
  /** Beside other bars in a table: without its label. */
  isCompact?: boolean;
}

const nearlyFull = 90;

/** What is kept for services, and what is used, of what there is. The numbers stand beside it. */
export function CapacityBar({ label, total, reserved, used = null, text, isCompact }: CapacityBarProps) {
  const percent = percentOf(reserved, total);
  const words = `${text(reserved)} of ${text(total)} reserved${used === null ? '' : `, ${text(used)} used`}`;
  return (
    <div className="min-w-0" title={`${label}: ${words} (${percent} %)`}>
      {isCompact ? null : (
        <div className="mb-1 flex items-baseline justify-between gap-3 text-[0.8125rem]">
          <span className="text-ink-soft">{label}</span>
          <span className="min-w-0 truncate">
            <span className="font-medium">{text(reserved)}</span>
            <span className="text-ink-soft"> of {text(total)} reserved</span>
            {used === null ? null : <span className="text-ink-soft">, {text(used)} used</span>}
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
          width={Math.min(100, percent)}
          className={percent > nearlyFull ? 'fill-warn' : 'fill-accent'}
        />
        {used === null || total <= 0 ? null : (
          <rect x={Math.min(99, percentOf(used, total))} height="6" width="1" className="fill-ink" />
        )}
      </svg>
      {isCompact ? (
        <span className="mt-0.5 block truncate text-[0.75rem] text-ink-soft">
          {text(reserved)} of {text(total)}
        </span>
      ) : null}
    </div>
  );
}
