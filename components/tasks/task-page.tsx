'use client';

import dynamic from 'next/dynamic';
import { InspectTree } from '@/components/inspect/inspect-tree';
import { ResourceLink } from '@/components/resources/resource-link';
import { ResourcePage } from '@/components/resources/resource-page';
import { useThing } from '@/components/resources/use-thing';
import type { TaskLine } from '@/components/tasks/task-columns';
import { TaskMark } from '@/components/tasks/task-mark';
import { bytesText } from '@/components/ui/bytes';
import { Card } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';

const LogView = dynamic(() => import('@/components/logs/log-view').then((part) => part.LogView), {
  loading: () => <SkeletonRows label="Loading this part" />,
});

interface TaskPageProps {
  initial: TaskLine;
  inspect: unknown;
  listHref: string;
}

/** One task: where it is, how it is and why, and what it printed. */
export function TaskPage({ initial, inspect, listHref }: TaskPageProps) {
  const path = `/tasks/${initial.id}`;
  const { row: task, state, isGone, error, retry } = useThing({ kind: 'tasks', initial, inspect, path });
  return (
    <ResourcePage
      name={task.name}
      mark={<TaskMark task={task} />}
      live={state}
      actions={null}
      list={{ href: listHref, noun: 'tasks' }}
      isGone={isGone}
      error={error}
      onRetry={retry}
      tabs={[
        { value: 'overview', label: 'Overview', content: <TaskOverview task={task} /> },
        {
          value: 'logs',
          label: 'Logs',
          content: (
            <LogView
              source={{ cluster: task.cluster, kind: 'tasks', id: task.id, tty: false }}
              name={task.name}
              startedAt={task.state}
            />
          ),
        },
        {
          value: 'inspect',
          label: 'Inspect',
          content: <InspectTree cluster={task.cluster} path={path} />,
        },
      ]}
    />
  );
}

function TaskOverview({ task }: { task: TaskLine }) {
  const { cluster } = task;
  const limits = [
    task.limitCpus > 0 ? `${task.limitCpus} CPUs` : '',
    task.limitMemoryBytes > 0 ? bytesText(task.limitMemoryBytes) : '',
  ].filter(Boolean);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="How it is">
        <KeyValue
          items={[
            ['State', <TaskMark key="state" task={task} />],
            ...(task.error
              ? [
                  [
                    'Why',
                    <span key="why" className="text-danger">
                      {task.error}
                    </span>,
                  ] as const,
                ]
              : []),
            ...(task.message ? [['The engine says', task.message] as const] : []),
            ...(task.exitCode ? [['Exit code', task.exitCode] as const] : []),
            ...(task.since ? [['Since', <AbsoluteTime key="since" at={task.since} />] as const] : []),
            ['Wanted', task.desiredState],
          ]}
        />
      </Card>
      <Card title="What it belongs to">
        <KeyValue
          items={[
            [
              'Service',
              <ResourceLink
                key="service"
                cluster={cluster}
                kind="services"
                id={task.serviceId}
                name={task.service}
              />,
            ],
            ...(task.nodeId && task.node
              ? [
                  [
                    'Node',
                    <ResourceLink
                      key="node"
                      cluster={cluster}
                      kind="nodes"
                      id={task.nodeId}
                      name={task.node}
                    />,
                  ] as const,
                ]
              : []),
            ...(task.containerId
              ? [
                  [
                    'Container',
                    <ResourceLink
                      key="container"
                      cluster={cluster}
                      kind="containers"
                      id={task.containerId}
                      name={task.containerId.slice(0, 12)}
                    />,
                  ] as const,
                ]
              : []),
            [
              'Image',
              <span key="image" className="break-all font-mono text-[0.8125rem]">
                {task.image}
              </span>,
            ],
            ...(limits.length > 0 ? [['At most', limits.join(' and ')] as const] : []),
            ['Collection', task.collection],
          ]}
        />
      </Card>
    </div>
  );
}
