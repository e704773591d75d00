/** One line of the report. */
export interface Row {
  /** What was measured, e.g. "inspect, 16 connections: p50". */
  readonly measured: string;
  /** What ours is compared with; "" where the target stands by itself. */
  readonly reference: string;
  /** The reference's figure, with its unit. */
  readonly referenceFigure: string;
  readonly ours: string;
  /** Ours against the reference's, as the target counts it; "" where it counts no ratio. */
  readonly ratio: string;
  /** "" for what is only reported. */
  readonly target: string;
  readonly isReached: boolean | null;
}

/** Ours against a reference, with what the ratio must be at most or at least. */
export function compared(
  measured: string,
  [reference, theirs]: readonly [string, number],
  ours: number,
  unit: Unit,
  target: { atMost: number } | { atLeast: number } | null,
): Row {
  const ratio = ours / theirs;
  return {
    measured,
    reference,
    referenceFigure: figure(theirs, unit),
    ours: figure(ours, unit),
    ratio: ratio.toFixed(2),
    target: target === null ? '' : 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`,
    isReached: target === null ? null : 'atMost' in target ? ratio <= target.atMost : ratio >= target.atLeast,
  };
}

/** Ours against a limit of its own. */
export function limited(measured: string, ours: number, unit: Unit, atMost: number): Row {
  return {
    measured,
    reference: '',
    referenceFigure: '',
    ours: figure(ours, unit),
    ratio: '',
    target: `≤ ${figure(atMost, unit)}`,
    isReached: ours <= atMost,
  };
}

/** "" counts, or has no unit. */
export type Unit = 'ms' | 'µs' | '/s' | 'MiB/s' | 'MiB' | 'kB' | '';

export function figure(value: number, unit: Unit): string {
  if (Number.isInteger(value) && unit === '') return String(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3;
  return `${value.toFixed(digits)} ${unit}`.trimEnd();
}
