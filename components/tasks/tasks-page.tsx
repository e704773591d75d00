'use client';

import { parseAsBoolean, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import type { InitialRows } from '@/components/live/live-list';
import { LiveMark } from '@/components/live/live-mark';
import { useLiveRows } from '@/components/live/use-live-rows';
import { clusterColumn } from '@/components/resources/placement-columns';
import { type TaskLine, taskColumns } from '@/components/tasks/task-columns';
import { Checkbox } from '@/components/ui/checkbox';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { DataTable } from '@/components/ui/table/data-table';
import { isOver } from '@/lib/tasks/task-state';

interface TasksPageProps {
  clusters: readonly string[];
  initial: InitialRows<TaskLine> | null;
}

const noun = { one: 'task', many: 'tasks' };
const byTime = { column: 'since', descending: true };
const keyOf = (row: TaskLine) => `${row.cluster}/${row.id}`;
const nameOf = (row: TaskLine) => row.name;

/** What services run, and what they ran a while ago. */
export function TasksPage({ clusters, initial }: TasksPageProps) {
  const live = useLiveRows('tasks', clusters, initial);
  const [withEnded, setWithEnded] = useQueryState('ended', parseAsBoolean.withDefault(false));
  const shown = useMemo(
    () => (withEnded ? live.rows : live.rows.filter((task) => !isOver(task.state))),
    [live.rows, withEnded],
  );
  const withCluster = clusters.length > 1;
  const columns = useMemo(() => (withCluster ? [...taskColumns, clusterColumn] : taskColumns), [withCluster]);
  return (
    <>
      <PageHeader
        title="Tasks"
        mark={<LiveMark state={live.state} since={live.since} />}
        description="What services run on nodes, one container each."
      />
      {live.isPending && live.rows.length === 0 ? (
        <SkeletonRows rows={8} />
      ) : (
        <DataTable
          id="tasks"
          noun={noun}
          rows={shown}
          columns={columns}
          keyOf={keyOf}
          nameOf={nameOf}
          defaultSort={byTime}
          filters={{
            total: live.rows.length,
            active: shown.length < live.rows.length,
            onClear: () => void setWithEnded(true),
            controls: (
              <Checkbox
                label="Ended ones too"
                checked={withEnded}
                onChange={({ target }) => void setWithEnded(target.checked || null)}
              />
            ),
          }}
          empty={<EmptyState>No tasks that you may see. Services make them.</EmptyState>}
        />
      )}
    </>
  );
}
