import type { MinuteRow } from '@/gateway/metrics/open-minutes';
import { db } from '@/lib/db/client';
import { readBlock } from '@/lib/metrics/block';
import { emptyPoints, type Points, takeInto } from '@/lib/metrics/points';
import type { Window } from '@/lib/metrics/window';

/**
 * What was measured of one thing, as finely as it is kept and as is asked for.
 *
 * @param openRows what is not in the database yet; newer than that
 */
export async function readPoints(
  resourceId: number,
  window: Window,
  openRows: readonly MinuteRow[],
): Promise<Points> {
  const { from, to, step } = window;
  const within = { gte: Math.floor(from / 60), lt: Math.ceil(to / 60) };
  const stored = await db.metricMinute.findMany({ where: { resourceId, minute: within } });
  const minutes = new Map<number, Points>(
    [...stored, ...openRows].map(({ minute, points }) => [minute, readBlock(points)]),
  );
  const own = (seconds: number) => emptyPoints(Math.ceil((to - from) / seconds));
  if (step < 60) {
    const points = own(10);
    for (const [minute, six] of minutes) takeInto(points, six, (minute * 60 - from) / 10, 1);
    return folded(points, window, 10);
  }
  // Blocks begin before what is asked for.
  const blocks = await db.metricBlock.findMany({
    where: {
      resourceId,
      OR: [
        { step: 60, minute: { gt: within.gte - 60, lt: within.lt } },
        ...(step < 600 ? [] : [{ step: 600, minute: { gt: within.gte - 1_440, lt: within.lt } }]),
      ],
    },
  });
  // By the minute: what was put together already knows more than the minutes that are left.
  const byMinute = own(60);
  for (const [minute, six] of minutes) takeInto(byMinute, six, minute - from / 60, 6);
  lay(byMinute, blocks, 60, from);
  if (step < 600) return folded(byMinute, window, 60);
  const byTenMinutes = own(600);
  takeInto(byTenMinutes, byMinute, 0, 10);
  lay(byTenMinutes, blocks, 600, from);
  return folded(byTenMinutes, window, 600);
}

function lay(
  points: Points,
  blocks: readonly { step: number; minute: number; points: Uint8Array }[],
  step: number,
  from: number,
): void {
  for (const block of blocks) {
    if (block.step !== step) continue;
    takeInto(points, readBlock(block.points), (block.minute * 60 - from) / step, 1);
  }
}

function folded(points: Points, { from, to, step }: Window, seconds: number): Points {
  if (step === seconds) return points;
  const wide = emptyPoints((to - from) / step);
  takeInto(wide, points, 0, step / seconds);
  return wide;
}
