/** Which points are wanted. All in seconds; `from` and `to` are multiples of `step`. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const mostPoints = 1_500;
const wishedPoints = 360;
const defaultRange = 900;
const steps = [10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400];

/**
 * The window that is meant by what was asked for, in seconds: until now, for a quarter of an hour, with
 * some hundred points, where nothing else is said. Text: what is wrong with it.
 */
export function windowOf(
  asked: { readonly from?: number; readonly to?: number; readonly step?: number },
  nowSeconds: number,
): Window | string {
  const to = asked.to ?? nowSeconds;
  const from = asked.from ?? to - defaultRange;
  if (from >= to) return '"from" must come before "to"';
  const step = asked.step ?? stepFor(to - from);
  if (!steps.includes(step)) return `"step" must be one of ${steps.join(', ')}`;
  const window = { from: Math.floor(from / step) * step, to: Math.ceil(to / step) * step, step };
  const points = (window.to - window.from) / step;
  return points > mostPoints ? `this would be ${points} points; at most ${mostPoints} are given` : window;
}

/** The step by which a range of so many seconds has enough points to be drawn. */
export function stepFor(range: number): number {
  return steps.find((step) => range / step <= wishedPoints) ?? 86_400;
}
