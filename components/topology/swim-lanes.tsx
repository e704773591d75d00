'use client';

import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
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
import { ofService, serviceKey } from '@/lib/topology/service-key';

interface SwimLanesProps {
  lanes: readonly Lane[];
  isDense: boolean;
  withCluster: boolean;
  /** The selected service, by its key; null: none. */
  selected: string | null;
  onSelect: (service: string | null) => void;
}

const arrows = new Set(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/**
 * Nodes as columns and tasks as cards, of which only those in sight are drawn. Arrows go from card to
 * card, Enter opens the task, Space or a click selects its service, Escape lets go of it.
 */
function PlainSwimLanes({ lanes, isDense, withCluster, selected, onSelect }: SwimLanesProps) {
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
      `[data-task="${lanes[current.lane]?.tasks[current.task]?.id}"]`,
    );
    card?.focus({ preventScroll: true });
  }, [takesFocus, seen]);

  const select = (at: Place) => {
    const task = lanes[at.lane]?.tasks[at.task];
    if (!task) return;
    setWished(at);
    const service = serviceKey(task);
    onSelect(service === selected ? null : service);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = placeOf(event.target, lanes);
    if (!at) return;
    if (event.key === 'Escape') onSelect(null);
    if (event.key === 'Enter') {
      event.preventDefault();
      const task = lanes[at.lane]?.tasks[at.task];
      if (task) navigate(paths.opsResource(task.cluster, 'tasks', task.id));
    }
    if (event.key === ' ') {
      event.preventDefault();
      select(at);
    }
    if (!arrows.has(event.key)) return;
    event.preventDefault();
    // The card that the last key went to may not be drawn yet: the next key goes on from there.
    const next = neighbour(geometry, counts, takesFocus > 0 ? current : at, event.key);
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
    const at = placeOf(event.target, lanes);
    if (at) select(at);
  };
  const isOfSelected = selected === null ? null : ofService(selected);
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
              fromBlock={seen.blocks[0]}
              toBlock={seen.blocks[1]}
              // The others are as they were: they are not drawn again.
              selected={isOfSelected && lane.tasks.some(isOfSelected) ? selected : null}
              current={current.lane === index ? current.task : -1}
              begun={hasBegun}
            />
          );
        })}
        {/* Always there and a layer of its own: to show it paints none of the cards under it. */}
        <div
          aria-hidden
          className={`pointer-events-none absolute inset-0 z-1 bg-canvas will-change-[opacity] ${selected === null ? 'opacity-0' : 'opacity-65'}`}
        />
      </div>
    </div>
  );
}

export const SwimLanes = memo(PlainSwimLanes);

interface Place {
  readonly lane: number;
  readonly task: number;
}

/** Which card an event is of, by what its elements bear. */
function placeOf(target: EventTarget, lanes: readonly Lane[]): Place | null {
  if (!(target instanceof Element)) return null;
  const id = target.closest<HTMLElement>('[data-task]')?.dataset.task;
  const lane = Number(target.closest<HTMLElement>('[data-lane]')?.dataset.lane);
  const task = lanes[lane]?.tasks.findIndex((each) => each.id === id) ?? -1;
  return task < 0 ? null : { lane, task };
}

/** The card that is wished for, or one that there is. */
function nearest(counts: readonly number[], { lane, task }: { lane: number; task: number }) {
  const count = counts[lane] ?? 0;
  if (count > 0) return { lane, task: Math.min(task, count - 1) };
  const filled = counts.findIndex((each) => each > 0);
  return { lane: Math.max(0, filled), task: 0 };
}
