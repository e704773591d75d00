import { ArrowRight } from 'lucide-react';
import { ResourceLink } from '@/components/resources/resource-link';
import { TaskMark } from '@/components/tasks/task-mark';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { PlaceProgress } from '@/lib/services/update-progress';
import type { TaskRow } from '@/lib/tasks/row';

type Task = OnCluster<TaskRow>;

/** So many are taken in at a look; of more, those that are not done yet. */
const most = 24;

/** Each place of a service, from the task that it ran to the one that it shall run. */
export function UpdatePlaces({ places }: { places: readonly PlaceProgress<Task>[] }) {
  const open = places.filter(({ isDone }) => !isDone);
  const shown = (places.length > most ? open : places).slice(0, most);
  return (
    <>
      <ul className="divide-y divide-line border-line border-t">
        {shown.map((place) => (
          <li key={place.key} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5">
            <span className="w-40 min-w-0 truncate font-medium">
              {(place.fresh ?? place.old)?.name ?? place.key}
            </span>
            {place.old ? <TaskMark task={place.old} /> : null}
            {place.old ? (
              <ArrowRight aria-label="becomes" className="size-3.5 shrink-0 text-ink-soft" />
            ) : null}
            {place.fresh ? (
              <span className="flex min-w-0 flex-wrap items-center gap-x-2">
                <TaskMark task={place.fresh} />
                {place.fresh.nodeId && place.fresh.node ? (
                  <span className="text-ink-soft">
                    on{' '}
                    <ResourceLink
                      cluster={place.fresh.cluster}
                      kind="nodes"
                      id={place.fresh.nodeId}
                      name={place.fresh.node}
                    />
                  </span>
                ) : null}
              </span>
            ) : (
              <span className="text-ink-soft">not its turn yet</span>
            )}
            {place.failures.length > 0 ? (
              <span className="text-[0.8125rem] text-danger">
                failed {place.failures.length === 1 ? 'once' : `${place.failures.length} times`} before
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length < places.length ? (
        <p className="border-line border-t px-4 py-1.5 text-[0.8125rem] text-ink-soft">
          and {places.length - shown.length} more
        </p>
      ) : null}
    </>
  );
}
