import { X } from 'lucide-react';
import { memo, useMemo } from 'react';
import { ResourceLink } from '@/components/resources/resource-link';
import { TaskMark } from '@/components/tasks/task-mark';
import { IconButton } from '@/components/ui/button';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';
import { isOver } from '@/lib/tasks/task-state';
import { ofService } from '@/lib/topology/service-key';

interface ServicePanelProps {
  /** Of all services. */
  tasks: readonly OnCluster<TaskRow>[];
  /** The selected one, by its key. */
  selected: string;
  onClose: () => void;
}

const mostShown = 100;

/** The tasks of the service that is selected in the swim lanes, with where each is. */
function PlainServicePanel({ tasks: all, selected, onClose }: ServicePanelProps) {
  const tasks = useMemo(() => {
    const isOfSelected = ofService(selected);
    return all
      .filter((task) => isOfSelected(task) && !isOver(task.state))
      .sort((one, other) => (one.slot ?? 0) - (other.slot ?? 0));
  }, [all, selected]);
  const [first] = tasks;
  if (!first) return null;
  const { cluster, serviceId, service } = first;
  return (
    <section aria-label={`Tasks of ${service}`} className="mt-4 rounded-lg bg-surface ring-1 ring-line">
      <header className="flex items-center justify-between gap-3 px-4 pt-2">
        <h2 className="min-w-0 truncate font-semibold">
          <ResourceLink cluster={cluster} kind="services" id={serviceId} name={service} />
          <span className="font-normal text-ink-soft">
            {' '}
            · {tasks.length} {tasks.length === 1 ? 'task' : 'tasks'}
          </span>
        </h2>
        <IconButton label={`Let go of ${service}`} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <ul className="grid gap-x-6 gap-y-1 px-4 pt-1 pb-4 sm:grid-cols-2 xl:grid-cols-3">
        {tasks.slice(0, mostShown).map((task) => (
          <li key={task.id} className="flex min-w-0 items-baseline gap-3">
            <span className="w-28 shrink-0">
              <TaskMark task={task} />
            </span>
            <span className="min-w-0 truncate">
              <ResourceLink cluster={cluster} kind="tasks" id={task.id} name={task.name} />
            </span>
            <span className="ml-auto min-w-0 truncate text-[0.8125rem] text-ink-soft">
              {task.error || (task.node ?? 'no node yet')}
            </span>
          </li>
        ))}
      </ul>
      {tasks.length > mostShown ? (
        <p className="px-4 pb-4 text-ink-soft">And {tasks.length - mostShown} more.</p>
      ) : null}
    </section>
  );
}

export const ServicePanel = memo(PlainServicePanel);
