import { drainWords } from '@/components/nodes/drain-words';
import { ResourceLink } from '@/components/resources/resource-link';
import { Card } from '@/components/ui/card';
import { StatusDot } from '@/components/ui/status-dot';
import { drainProgress, whyNotElsewhere } from '@/lib/nodes/drain-progress';
import type { NodeRow } from '@/lib/nodes/row';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';

const mostShown = 20;

interface DrainPanelProps {
  node: OnCluster<NodeRow>;
  tasks: readonly TaskRow[];
}

/** How far a node that is drained is: what still runs on it, and what found no place elsewhere, and why. */
export function DrainPanel({ node, tasks }: DrainPanelProps) {
  const progress = drainProgress(node.id, tasks);
  const { leaving, waiting, moved } = progress;
  const left = [...leaving, ...waiting];
  const total = left.length + moved;
  const isStuck = waiting.some(({ error }) => error !== '');
  const tone = left.length === 0 ? 'ok' : isStuck ? 'warn' : 'accent';
  return (
    <Card
      className="mb-5"
      title={left.length === 0 ? 'Drained' : 'Being drained'}
      aside={
        <span className="min-w-0 truncate text-[0.8125rem]">
          <StatusDot tone={tone} working={tone === 'accent'}>
            {total === 0 ? 'Nothing runs on it' : `${moved} of ${total} elsewhere`}
          </StatusDot>
        </span>
      }
    >
      {total === 0 ? null : (
        <progress className="progress mb-3" aria-label="Tasks that run elsewhere" value={moved} max={total} />
      )}
      <p role="status" className="text-ink-soft">
        {drainWords(progress)}.
      </p>
      <ul className="mt-2 flex flex-col gap-1.5">
        {left.slice(0, mostShown).map((task) => (
          <li key={task.id} className="flex flex-wrap items-baseline gap-x-2">
            <ResourceLink cluster={node.cluster} kind="tasks" id={task.id} name={task.name} />
            <span className="min-w-0 break-words text-[0.8125rem] text-ink-soft">
              {whyNotElsewhere(task, node.state !== 'ready')}
            </span>
          </li>
        ))}
      </ul>
      {left.length > mostShown ? (
        <p className="mt-2 text-ink-soft">And {left.length - mostShown} more.</p>
      ) : null}
    </Card>
  );
}
