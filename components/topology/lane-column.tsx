import { memo } from 'react';
import { CardBlock } from '@/components/topology/card-block';
import type { Geometry } from '@/components/topology/lane-geometry';
import { LaneHeader } from '@/components/topology/lane-header';
import { useGrowing } from '@/components/topology/use-growing';
import type { Lane } from '@/lib/topology/lanes';

interface LaneColumnProps {
  lane: Lane;
  index: number;
  geometry: Geometry;
  isDense: boolean;
  withCluster: boolean;
  /** Blocks of rows to draw. */
  fromBlock: number;
  toBlock: number;
  /** The selected service, by its key, where the lane has tasks of it; else null. */
  selected: string | null;
  /** The task that Tab reaches, where it is in this lane; else -1. */
  current: number;
  /** Whether lanes were on the page before this one: its cards then come in parts, frame by frame. */
  begun: { readonly current: boolean };
}

/** Pixels between the header and the first row. */
const cardsFrom = 6;

/** One node with its tasks: those in sight. */
function PlainLaneColumn(props: LaneColumnProps) {
  const { lane, index, geometry, isDense, withCluster, fromBlock, toBlock, selected, current, begun } = props;
  const { tasks, node } = lane;
  const { rowHeight, blockRows, perRow } = geometry;
  const perBlock = blockRows * perRow;
  const drawn = useGrowing(current >= 0, begun);
  const end = Math.min(toBlock, fromBlock + drawn, Math.ceil(tasks.length / perBlock));
  const name = node?.name ?? 'No node yet';
  return (
    <section
      aria-label={name}
      data-lane={index}
      className="absolute inset-y-0"
      style={{ left: index * (geometry.laneWidth + geometry.gap), width: geometry.laneWidth }}
    >
      <LaneHeader
        cluster={lane.cluster}
        node={node}
        tasks={tasks.length}
        name={name}
        height={geometry.headerHeight}
        isDense={isDense}
        withCluster={withCluster}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in */}
      <div
        role="group"
        aria-label={`Tasks on ${name}: ${tasks.length}`}
        style={{ paddingTop: cardsFrom + fromBlock * blockRows * rowHeight }}
      >
        {Array.from({ length: Math.max(0, end - fromBlock) }, (_, at) => {
          const from = (fromBlock + at) * perBlock;
          return (
            <CardBlock
              key={from}
              tasks={tasks}
              from={from}
              to={from + perBlock}
              geometry={geometry}
              isDense={isDense}
              selected={selected}
              current={current >= from && current < from + perBlock ? current : -1}
            />
          );
        })}
      </div>
    </section>
  );
}

export const LaneColumn = memo(PlainLaneColumn);
