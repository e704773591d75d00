import { sparklinePath } from '@/components/stats/sparkline-path';

interface SparklineProps {
  /** Oldest first. */
  values: readonly number[];
  /** How many values fill the width. */
  slots: number;
  ceiling: number;
  /** What the line shows, in words with numbers; read instead of the picture. */
  label: string;
}

const size = { width: 300, height: 56 };

/** The last minutes as a line over a soft area. */
export function Sparkline({ values, slots, ceiling, label }: SparklineProps) {
  const line = sparklinePath(values, slots, ceiling, size);
  const left = size.width - (values.length - 1) * (size.width / Math.max(1, slots - 1));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 -1 ${size.width} ${size.height + 2}`}
      preserveAspectRatio="none"
      className="h-14 w-full text-accent"
    >
      <path d={`M0 ${size.height}H${size.width}`} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
      {values.length > 1 ? (
        <>
          <path d={`${line}V${size.height}H${left.toFixed(1)}Z`} fill="currentColor" opacity={0.12} />
          <path
            d={line}
            fill="none"
            stroke="currentColor"
            strokeWidth={1.5}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </>
      ) : null}
    </svg>
  );
}
