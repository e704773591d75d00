/** Measures of the swim lanes in CSS pixels. */
export interface Geometry {
  readonly laneWidth: number;
  readonly gap: number;
  readonly headerHeight: number;
  /** Of a card and the gap to the next. */
  readonly rowHeight: number;
  readonly cardGap: number;
  /** Cards beside each other in one lane. */
  readonly perRow: number;
  /** Rows that are drawn together. */
  readonly blockRows: number;
}

export const roomy: Geometry = {
  laneWidth: 200,
  gap: 8,
  headerHeight: 76,
  rowHeight: 48,
  cardGap: 6,
  perRow: 1,
  blockRows: 6,
};
export const dense: Geometry = {
  laneWidth: 124,
  gap: 6,
  headerHeight: 56,
  rowHeight: 24,
  cardGap: 2,
  perRow: 4,
  blockRows: 3,
};

/** Which lanes and which blocks of rows are in sight, from (inclusive) to (exclusive). */
export interface InSight {
  readonly lanes: readonly [from: number, to: number];
  readonly blocks: readonly [from: number, to: number];
}

interface Scrolled {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Drawn beyond what is seen; a scroll step inside of it draws nothing. */
const laneMargin = 2;
const blockMargin = 1;

export function inSight(geometry: Geometry, scrolled: Scrolled, lanes: number): InSight {
  const step = geometry.laneWidth + geometry.gap;
  const blockHeight = geometry.blockRows * geometry.rowHeight;
  const top = scrolled.top - geometry.headerHeight;
  return {
    lanes: [
      Math.max(0, Math.floor(scrolled.left / step) - laneMargin),
      Math.min(lanes, Math.ceil((scrolled.left + scrolled.width) / step) + laneMargin),
    ],
    blocks: [
      Math.max(0, Math.floor(top / blockHeight) - blockMargin),
      Math.ceil((top + scrolled.height) / blockHeight) + blockMargin,
    ],
  };
}

export function rowsOf(geometry: Geometry, tasks: number): number {
  return Math.ceil(tasks / geometry.perRow);
}

/** Where the card of one task has to be scrolled to so that it is seen; null: it is. */
export function scrollTo(
  geometry: Geometry,
  scrolled: Scrolled,
  lane: number,
  task: number,
): { left: number; top: number } | null {
  const x = lane * (geometry.laneWidth + geometry.gap);
  const y = geometry.headerHeight + Math.floor(task / geometry.perRow) * geometry.rowHeight;
  const left = clampInto(x, geometry.laneWidth, scrolled.left, scrolled.width);
  // The header stays in sight and covers what is under it.
  const top = clampInto(
    y - geometry.headerHeight,
    geometry.rowHeight,
    scrolled.top,
    scrolled.height - geometry.headerHeight,
  );
  return left === scrolled.left && top === scrolled.top ? null : { left, top };
}

function clampInto(start: number, length: number, from: number, room: number): number {
  if (start < from) return start;
  return start + length > from + room ? start + length - room : from;
}

/** The card that an arrow key leads to; the same one where there is none. */
export function neighbour(
  geometry: Geometry,
  counts: readonly number[],
  at: { lane: number; task: number },
  key: string,
): { lane: number; task: number } {
  const { lane, task } = at;
  const { perRow } = geometry;
  const column = task % perRow;
  const within = (next: number) => next >= 0 && next < (counts[lane] ?? 0);
  if (key === 'ArrowDown') return within(task + perRow) ? { lane, task: task + perRow } : at;
  if (key === 'ArrowUp') return within(task - perRow) ? { lane, task: task - perRow } : at;
  if (key === 'Home') return { lane, task: 0 };
  if (key === 'End') return { lane, task: Math.max(0, (counts[lane] ?? 1) - 1) };
  const isRight = key === 'ArrowRight';
  if (isRight && column < perRow - 1 && within(task + 1)) return { lane, task: task + 1 };
  if (!isRight && column > 0) return { lane, task: task - 1 };
  return sideways(counts, at, isRight ? 1 : -1, perRow);
}

/** Over lanes without cards, into the same row or the last one there. */
function sideways(
  counts: readonly number[],
  at: { lane: number; task: number },
  direction: 1 | -1,
  perRow: number,
): { lane: number; task: number } {
  const rowStart = at.task - (at.task % perRow);
  for (let lane = at.lane + direction; lane >= 0 && lane < counts.length; lane += direction) {
    const count = counts[lane] ?? 0;
    if (count > 0) return { lane, task: Math.min(count - 1, rowStart + (direction === 1 ? 0 : perRow - 1)) };
  }
  return at;
}
