import { NodeMark } from '@/components/nodes/node-mark';
import { roleWords } from '@/components/nodes/role-words';
import { ResourceLink } from '@/components/resources/resource-link';
import { taskLook } from '@/components/tasks/task-look';
import { StatusDot } from '@/components/ui/status-dot';
import type { Tone } from '@/components/ui/tone';
import type { Lane } from '@/lib/topology/lanes';

/** The lanes where there is no room beside each other: a list of nodes with what is on each. */
export function NodeList({ lanes, withCluster }: { lanes: readonly Lane[]; withCluster: boolean }) {
  return (
    <ul aria-label="Nodes" className="flex flex-col gap-3">
      {lanes.map(({ key, cluster, node, tasks }) => (
        <li key={key} className="rounded-lg bg-surface p-4 ring-1 ring-line">
          <div className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate font-medium">
              {node ? (
                <ResourceLink cluster={cluster} kind="nodes" id={node.id} name={node.name} />
              ) : (
                'No node yet'
              )}
            </span>
            {node ? <NodeMark node={node} tasks={tasks.length} /> : null}
          </div>
          <p className="text-[0.8125rem] text-ink-soft">
            {[withCluster ? cluster : '', node ? roleWords(node) : ''].filter(Boolean).join(' · ')}
          </p>
          <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem]">
            {countsOf(tasks).map(({ word, tone, count }) => (
              <li key={word}>
                <StatusDot tone={tone}>
                  {count} {word.toLowerCase()}
                </StatusDot>
              </li>
            ))}
          </ul>
          <ul className="mt-2 flex flex-col text-[0.8125rem]">
            {servicesOf(tasks).map(({ id, name, count }) => (
              <li key={id} className="flex min-h-8 items-center justify-between gap-3">
                <span className="min-w-0 truncate">
                  <ResourceLink cluster={cluster} kind="services" id={id} name={name} />
                </span>
                <span className="text-ink-soft">{count}</span>
              </li>
            ))}
          </ul>
          {tasks.length === 0 ? <p className="mt-2 text-ink-soft">No tasks.</p> : null}
        </li>
      ))}
    </ul>
  );
}

function countsOf(tasks: Lane['tasks']): { word: string; tone: Tone; count: number }[] {
  const counts = new Map<string, { word: string; tone: Tone; count: number }>();
  for (const task of tasks) {
    const { word, tone } = taskLook(task);
    counts.set(word, { word, tone, count: (counts.get(word)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}

function servicesOf(tasks: Lane['tasks']): { id: string; name: string; count: number }[] {
  const counts = new Map<string, { id: string; name: string; count: number }>();
  for (const { serviceId, service } of tasks) {
    counts.set(serviceId, {
      id: serviceId,
      name: service,
      count: (counts.get(serviceId)?.count ?? 0) + 1,
    });
  }
  return [...counts.values()].sort((one, other) => one.name.localeCompare(other.name));
}
