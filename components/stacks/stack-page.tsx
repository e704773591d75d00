'use client';

import { Rocket } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { DeploymentCard } from '@/components/deployments/deployment-card';
import { useDeployments } from '@/components/deployments/use-deployments';
import { useLiveRows } from '@/components/live/use-live-rows';
import { PageActions } from '@/components/resources/actions/page-actions';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { ResourceLink } from '@/components/resources/resource-link';
import { ResourcePage } from '@/components/resources/resource-page';
import { type ServiceLine, serviceColumns } from '@/components/services/service-columns';
import { stackActions } from '@/components/stacks/stack-actions';
import { type StackLine, StackMark } from '@/components/stacks/stack-columns';
import { useStacks } from '@/components/stacks/use-stacks';
import { ownTaskColumns, type TaskLine } from '@/components/tasks/task-columns';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { KeyValue } from '@/components/ui/key-value';
import { SkeletonRows } from '@/components/ui/skeleton';
import { DataTable } from '@/components/ui/table/data-table';
import type { ResourceKind } from '@/lib/paths/console-paths';
import { isOver } from '@/lib/tasks/task-state';

const Timeline = dynamic(() => import('@/components/timeline/timeline').then((part) => part.Timeline), {
  loading: () => <SkeletonRows label="Loading this part" />,
});

interface StackPageProps {
  cluster: string;
  name: string;
  listHref: string;
  deployHref: string;
}

const services = { one: 'service', many: 'services' };
const tasks = { one: 'task', many: 'tasks' };
const byName = { column: 'name', descending: false };
const keyOf = (row: { id: string }) => row.id;
const nameOf = (row: { name: string }) => row.name;
const columns = serviceColumns.filter(({ id }) => id !== 'stack');

/** One stack: its services and tasks, and what else belongs to it. */
export function StackPage({ cluster, name, listHref, deployHref }: StackPageProps) {
  const clusters = useMemo(() => [cluster], [cluster]);
  const stacks = useStacks(clusters);
  const found = stacks.rows.find((row) => row.name === name) ?? null;
  // One that was deployed a moment ago is not in the list yet.
  const [wasThere, setWasThere] = useState(false);
  if (found && !wasThere) setWasThere(true);
  const deployment = useDeployments(clusters).find(({ stack }) => stack === name);
  const { open, dialog } = useActionDialog<StackLine>();
  const allServices = useLiveRows('services', clusters).rows;
  const allTasks = useLiveRows('tasks', clusters).rows;
  const own = useMemo(() => allServices.filter(({ stack }) => stack === name), [allServices, name]);
  const ids = useMemo(() => new Set(own.map(({ id }) => id)), [own]);
  const running = useMemo(
    () => allTasks.filter((task) => ids.has(task.serviceId) && !isOver(task.state)),
    [allTasks, ids],
  );
  return (
    <>
      <ResourcePage
        name={name}
        mark={found ? <StackMark stack={found} /> : null}
        live={stacks.state}
        actions={
          found ? (
            <>
              {found.kind === 'swarm' ? (
                <LinkButton href={deployHref}>
                  <Rocket aria-hidden />
                  Deploy again
                </LinkButton>
              ) : null}
              <PageActions actions={stackActions} row={found} onAction={open} />
            </>
          ) : null
        }
        notice={deployment ? <DeploymentCard deployment={deployment} /> : null}
        list={{ href: listHref, noun: 'stacks' }}
        isGone={wasThere && !stacks.isPending && !found && deployment?.state !== 'running'}
        tabs={[
          {
            value: 'services',
            label: `Services (${own.length})`,
            content: (
              <div className="flex flex-col gap-4">
                <DataTable
                  id="stack-services"
                  isPart
                  noun={services}
                  rows={own as readonly ServiceLine[]}
                  columns={columns}
                  keyOf={keyOf}
                  nameOf={nameOf}
                  defaultSort={byName}
                  empty={
                    <EmptyState>
                      {found?.kind === 'compose'
                        ? 'It has no services: it is made of containers.'
                        : 'It has no services.'}
                    </EmptyState>
                  }
                />
                <Rest cluster={cluster} name={name} />
              </div>
            ),
          },
          {
            value: 'tasks',
            label: `Tasks (${running.length})`,
            content: (
              <DataTable
                id="stack-tasks"
                noun={tasks}
                rows={running as readonly TaskLine[]}
                columns={ownTaskColumns}
                keyOf={keyOf}
                nameOf={nameOf}
                defaultSort={byName}
                empty={<EmptyState>Nothing of it runs.</EmptyState>}
              />
            ),
          },
          {
            value: 'timeline',
            label: 'Time line',
            content: <Timeline cluster={cluster} kind="stack" id={name} />,
          },
        ]}
      />
      {dialog}
    </>
  );
}

/** Networks, volumes, secrets, configs and containers that bear the stack's label. */
function Rest({ cluster, name }: { cluster: string; name: string }) {
  const clusters = useMemo(() => [cluster], [cluster]);
  const containers = useLiveRows('containers', clusters).rows.filter(({ serviceId }) => serviceId === null);
  const kinds: readonly (readonly [
    ResourceKind,
    string,
    readonly { id: string; name: string; stack: string | null }[],
  ])[] = [
    ['containers', 'Containers', containers],
    ['networks', 'Networks', useLiveRows('networks', clusters).rows],
    ['volumes', 'Volumes', useLiveRows('volumes', clusters).rows],
    ['secrets', 'Secrets', useLiveRows('secrets', clusters).rows],
    ['configs', 'Configs', useLiveRows('configs', clusters).rows],
  ];
  const own = kinds
    .map(([kind, label, rows]) => [kind, label, rows.filter(({ stack }) => stack === name)] as const)
    .filter(([, , rows]) => rows.length > 0);
  if (own.length === 0) return null;
  return (
    <Card title="What else belongs to it">
      <KeyValue
        items={own.map(([kind, label, rows]) => [
          label,
          <span key={kind} className="flex flex-wrap gap-x-3 gap-y-1.5">
            {rows.map((row) => (
              <ResourceLink key={row.id} cluster={cluster} kind={kind} id={row.id} name={row.name} />
            ))}
          </span>,
        ])}
      />
    </Card>
  );
}
