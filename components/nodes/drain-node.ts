import { engineUrl } from '@/components/live/engine-url';
import { isPassing } from '@/components/live/failure-kind';
import { pause } from '@/components/live/pause';
import { changeNode } from '@/components/nodes/change-node';
import { drainWords } from '@/components/nodes/drain-words';
import { readTasks } from '@/components/nodes/read-tasks';
import { trackWork, WorkStopped } from '@/components/shell/activity-store';
import { request } from '@/lib/http/request';
import { type DrainedTask, type DrainProgress, drainProgress, slotOf } from '@/lib/nodes/drain-progress';
import { paths } from '@/lib/paths/console-paths';
import { isOver } from '@/lib/tasks/task-state';

interface Target {
  readonly cluster: string;
  readonly id: string;
  readonly name: string;
}

const pollMs = 1_000;
/** Beyond, everything is asked for and looked through. */
const mostFiltered = 40;

/**
 * Takes the tasks off a node and waits until those that the Swarm wants run elsewhere. It goes on over
 * navigation and shows in the activity list, where it can be taken back.
 *
 * @param onBegun when the Swarm has confirmed that the tasks shall leave
 * @returns when the node is empty
 * @throws WorkStopped when the node was activated meanwhile; RequestFailure when it is not drained
 */
export function drainNode(target: Target, onBegun: () => void): Promise<void> {
  const { cluster, id, name } = target;
  return trackWork(
    `Drain ${name}`,
    async (report) => {
      const was = (await tasksOf(cluster, { node: [id] })).filter((task) => !isOver(task.state));
      await changeNode(cluster, id, (spec) => ({ ...spec, availability: 'drain' }));
      report('The tasks are told to leave');
      onBegun();
      await untilEmpty(target, was, report);
    },
    {
      href: paths.opsResource(cluster, 'nodes', id),
      undo: { label: 'Activate again', onPress: () => void activateNode(target) },
    },
  );
}

/** Lets a node take tasks again. Those that left do not come back by themselves. */
export function activateNode({ cluster, id, name }: Target): Promise<void> {
  return trackWork(
    `Activate ${name}`,
    async () => {
      await changeNode(cluster, id, (spec) => ({ ...spec, availability: 'active' }));
    },
    { href: paths.opsResource(cluster, 'nodes', id) },
  );
}

async function untilEmpty(target: Target, was: readonly DrainedTask[], report: (words: string) => void) {
  const signal = new AbortController().signal;
  for (;;) {
    const progress = await look(target, was);
    if (progress) {
      report(drainWords(progress));
      if (progress.leaving.length === 0 && progress.waiting.length === 0) return;
    }
    await pause(pollMs, signal);
  }
}

/** Null when nothing could be seen just now. @throws WorkStopped, RequestFailure */
async function look(
  { cluster, id }: Target,
  was: readonly DrainedTask[],
): Promise<DrainProgress<DrainedTask> | null> {
  try {
    const node = await request<{ Spec?: { Availability?: string } }>(
      'GET',
      engineUrl(cluster, `/nodes/${id}`),
    );
    if (node.Spec?.Availability !== 'drain') throw new WorkStopped('It takes tasks again.');
    const services = [...new Set(was.map(({ serviceId }) => serviceId))];
    const filters: Record<string, readonly string[]> =
      services.length > mostFiltered ? {} : { service: services };
    const [here, elsewhere] = await Promise.all([
      tasksOf(cluster, { node: [id] }),
      services.length === 0 ? [] : tasksOf(cluster, filters),
    ]);
    const tasks = new Map([...here, ...elsewhere].map((task) => [task.id, task]));
    const slots = new Set(was.filter(({ slot }) => slot !== null).map(slotOf));
    return drainProgress(id, [...tasks.values()], slots);
  } catch (error) {
    if (isPassing(error)) return null;
    throw error;
  }
}

async function tasksOf(cluster: string, filters: Record<string, readonly string[]>): Promise<DrainedTask[]> {
  const query = { filters: JSON.stringify(filters) };
  return readTasks(await request<unknown>('GET', engineUrl(cluster, '/tasks', query)));
}
