'use client';

import dynamic from 'next/dynamic';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { useMissingRight } from '@/components/access/use-missing-right';
import { InspectTree } from '@/components/inspect/inspect-tree';
import { useLiveRows } from '@/components/live/use-live-rows';
import { placesOfThing } from '@/components/resources/access-place';
import { PageActions } from '@/components/resources/actions/page-actions';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { ResourcePage } from '@/components/resources/resource-page';
import { useThing } from '@/components/resources/use-thing';
import { serviceActions } from '@/components/services/actions/service-actions';
import type { ServiceLine } from '@/components/services/service-columns';
import { serviceDetails } from '@/components/services/service-details';
import { ServiceMark } from '@/components/services/service-mark';
import { ServiceOverview } from '@/components/services/service-overview';
import { UpdatePanel } from '@/components/services/update-panel';
import { useFreshTasks } from '@/components/services/use-fresh-tasks';
import { ownTaskColumns, type TaskLine } from '@/components/tasks/task-columns';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { DataTable } from '@/components/ui/table/data-table';

const LogView = dynamic(() => import('@/components/logs/log-view').then((part) => part.LogView), {
  loading: () => <SkeletonRows label="Loading this part" />,
});

const MetricsView = dynamic(
  () => import('@/components/metrics/metrics-view').then((part) => part.MetricsView),
  { loading: () => <SkeletonRows label="Loading this part" /> },
);
const Timeline = dynamic(() => import('@/components/timeline/timeline').then((part) => part.Timeline), {
  loading: () => <SkeletonRows label="Loading this part" />,
});

interface ServicePageProps {
  cluster: { name: string; publishedHost: string };
  initial: ServiceLine;
  inspect: unknown;
  listHref: string;
}

const noun = { one: 'task', many: 'tasks' };
const byTime = { column: 'since', descending: true };
const keyOf = (row: TaskLine) => row.id;
const nameOf = (row: TaskLine) => row.name;

/** One service: what it is, how an update of it goes, its tasks and what they print. */
export function ServicePage({ cluster, initial, inspect, listHref }: ServicePageProps) {
  const path = `/services/${initial.id}`;
  const thing = useThing({ kind: 'services', initial, inspect, path });
  const service = thing.row;
  const details = serviceDetails(thing.inspect);
  const all = useLiveRows('tasks', [cluster.name]);
  const tasks = useMemo(
    () => all.rows.filter(({ serviceId }) => serviceId === initial.id),
    [all.rows, initial.id],
  );
  const fresh = useFreshTasks(cluster.name, initial.id, details.version, tasks);
  const envReason = useMissingRight('service.view-env', service.collection);
  const statsReason = useMissingRight('container.stats', service.collection);
  const { open, dialog } = useActionDialog<ServiceLine>();
  return (
    <>
      <ResourcePage
        name={service.name}
        mark={<ServiceMark service={service} />}
        live={thing.state}
        actions={<PageActions actions={serviceActions} row={service} onAction={open} />}
        list={{ href: listHref, noun: 'services' }}
        isGone={thing.isGone}
        error={thing.error}
        onRetry={thing.retry}
        access={placesOfThing('service', service)}
        tabs={[
          {
            value: 'overview',
            label: 'Overview',
            content: (
              <>
                <UpdatePanel service={service} tasks={tasks} fresh={fresh} />
                <ServiceOverview
                  service={service}
                  details={details}
                  publishedHost={cluster.publishedHost}
                  envReason={envReason}
                />
              </>
            ),
          },
          {
            value: 'tasks',
            label: `Tasks (${service.running}/${service.desired})`,
            content: (
              <>
                <UpdatePanel service={service} tasks={tasks} fresh={fresh} />
                <DataTable
                  id="service-tasks"
                  noun={noun}
                  rows={tasks}
                  columns={ownTaskColumns}
                  keyOf={keyOf}
                  nameOf={nameOf}
                  defaultSort={byTime}
                  empty={<EmptyState>It has no tasks yet.</EmptyState>}
                />
              </>
            ),
          },
          {
            value: 'logs',
            label: 'Logs',
            content: <ServiceLogs service={service} tasks={tasks} isTty={details.container.TTY === true} />,
          },
          {
            value: 'metrics',
            label: 'Metrics',
            content: (
              <MetricsView cluster={cluster.name} resource={`service:${service.id}`} reason={statsReason} />
            ),
          },
          {
            value: 'timeline',
            label: 'Time line',
            content: <Timeline cluster={cluster.name} kind="service" id={service.id} />,
          },
          {
            value: 'inspect',
            label: 'Inspect',
            content: <InspectTree cluster={cluster.name} path={path} />,
          },
        ]}
      />
      {dialog}
    </>
  );
}

interface ServiceLogsProps {
  service: ServiceLine;
  tasks: readonly TaskLine[];
  isTty: boolean;
}

/** All tasks at once, or one of them. */
function ServiceLogs({ service, tasks, isTty }: ServiceLogsProps) {
  const [chosen, setChosen] = useQueryState('task', parseAsString);
  const names = useMemo(() => new Map(tasks.map(({ id, name }) => [id, name])), [tasks]);
  const one = chosen !== null && names.has(chosen) ? chosen : null;
  const { cluster } = service;
  return (
    <LogView
      key={one ?? ''}
      source={
        one === null
          ? { cluster, kind: 'services', id: service.id, tty: isTty }
          : { cluster, kind: 'tasks', id: one, tty: isTty }
      }
      name={one === null ? service.name : (names.get(one) ?? one)}
      startedAt=""
      nameOfTask={(id) => names.get(id) ?? id.slice(0, 12)}
      controls={
        <Select
          aria-label="Tasks"
          className="w-44 min-w-0 shrink"
          value={one ?? ''}
          onChange={({ target }) => void setChosen(target.value || null)}
          options={[
            { value: '', label: 'All tasks' },
            ...tasks
              .filter(({ containerId }) => containerId !== null)
              .map(({ id, name, state }) => ({ value: id, label: `${name} (${state})` })),
          ]}
        />
      }
    />
  );
}
