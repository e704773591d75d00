'use client';

import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { LaneColumn } from '@/components/topology/lane-column';
import { dense, neighbour, roomy, rowsOf, scrollTo } from '@/components/topology/lane-geometry';
import { useInSight } from '@/components/topology/use-in-sight';
import { navigate } from '@/components/ui/navigate';
import { paths } from '@/lib/paths/console-paths';
import type { Lane } from '@/lib/topology/lanes';

interface SwimLanesProps {
  lanes: readonly Lane[];
  isDense: boolean;
  withCluster: boolean;
  /** "cluster/id" of the selected service; null: none. */
  selected: string | null;
  onSelect: (service: string | null) => void;
}

const arrows = new Set(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/**
 * Nodes as columns and tasks as cards, of which only those in sight are drawn. Arrows go from card to
 * card, Enter opens the task, Space or a click selects its service, Escape lets go of it.
 */
export function SwimLanes({ lanes, isDense, withCluster, selected, onSelect }: SwimLanesProps) {
  const box = useRef<HTMLDivElement>(null);
  const geometry = isDense ? dense : roomy;
  const seen = useInSight(box, geometry, lanes.length);
  const counts = useMemo(() => lanes.map(({ tasks }) => tasks.length), [lanes]);
  const [wished, setWished] = useState({ lane: 0, task: 0 });
  const [takesFocus, setTakesFocus] = useState(0);
  const current = useMemo(() => nearest(counts, wished), [counts, wished]);
  const hasBegun = useRef(false);
  useEffect(() => {
    hasBegun.current = true;
  }, []);
  const height =
    geometry.headerHeight +
    16 +
    Math.max(0, ...counts.map((count) => rowsOf(geometry, count))) * geometry.rowHeight;
  const width = lanes.length * (geometry.laneWidth + geometry.gap) - geometry.gap;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each key, after its card is drawn
  useLayoutEffect(() => {
    if (takesFocus === 0) return;
    const card = box.current?.querySelector<HTMLElement>(
      `[data-lane="${current.lane}"] [data-task="${current.task}"]`,
    );
    card?.focus({ preventScroll: true });
  }, [takesFocus, seen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = placeOf(event.target);
    if (!at) return;
    if (event.key === 'Escape') onSelect(null);
    if (event.key === 'Enter') {
      event.preventDefault();
      const task = lanes[at.lane]?.tasks[at.task];
      if (task) navigate(paths.opsResource(task.cluster, 'tasks', task.id));
    }
    if (!arrows.has(event.key)) return;
    event.preventDefault();
    const next = neighbour(geometry, counts, at, event.key);
    const element = box.current;
    if (element) {
      const { scrollLeft: left, scrollTop: top, clientWidth, clientHeight } = element;
      const scrolled = { left, top, width: clientWidth, height: clientHeight };
      const target = scrollTo(geometry, scrolled, next.lane, next.task);
      if (target) element.scrollTo({ ...target, behavior: 'instant' });
    }
    setWished(next);
    setTakesFocus((count) => count + 1);
  };
  const onClick = (event: MouseEvent) => {
    const at = placeOf(event.target);
    const task = at && lanes[at.lane]?.tasks[at.task];
    if (!task) return;
    setWished(at);
    const service = `${task.cluster}/${task.serviceId}`;
    onSelect(service === selected ? null : service);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the cards in it, which are buttons
    <div
      ref={box}
      data-lanes
      onKeyDown={onKeyDown}
      onClick={onClick}
      onBlur={() => setTakesFocus(0)}
      className="relative max-h-[calc(100dvh-15rem)] min-h-80 overflow-auto rounded-lg bg-canvas px-2 pb-2 ring-1 ring-line"
    >
      <div className="relative" style={{ width, height }}>
        {lanes.slice(...seen.lanes).map((lane, at) => {
          const index = seen.lanes[0] + at;
          return (
            <LaneColumn
              key={lane.key}
              lane={lane}
              index={index}
              geometry={geometry}
              isDense={isDense}
              withCluster={withCluster}
              fromRow={seen.rows[0]}
              toRow={seen.rows[1]}
              selected={selected}
              current={current.lane === index ? current.task : -1}
              begun={hasBegun}
            />
          );
        })}
        {selected === null ? null : (
          <div aria-hidden className="pointer-events-none absolute inset-0 z-1 bg-canvas opacity-65" />
        )}
      </div>
    </div>
  );
}

/** Which card an event is of, by what its elements bear. */
function placeOf(target: EventTarget): { lane: number; task: number } | null {
  if (!(target instanceof Element)) return null;
  const card = target.closest<HTMLElement>('[data-task]');
  const lane = target.closest<HTMLElement>('[data-lane]');
  if (!card || !lane) return null;
  return { lane: Number(lane.dataset.lane), task: Number(card.dataset.task) };
}

/** The card that is wished for, or one that there is. */
function nearest(counts: readonly number[], { lane, task }: { lane: number; task: number }) {
  const count = counts[lane] ?? 0;
  if (count > 0) return { lane, task: Math.min(task, count - 1) };
  const filled = counts.findIndex((each) => each > 0);
  return { lane: Math.max(0, filled), task: 0 };
}
