import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import { changeService, readService, sendService } from '@/components/services/change-service';
import type { JsonObject } from '@/lib/docker-api/json';
import { isHeld, released } from '@/lib/docker-api/spec/held-update';
import { withTaskTemplate } from '@/lib/docker-api/spec/service-changes';
import { request } from '@/lib/http/request';
import { isOver } from '@/lib/tasks/task-state';

const tasks = z.array(
  z.looseObject({
    ID: z.string(),
    Spec: z.looseObject({}),
    DesiredState: z.string(),
    CreatedAt: z.string(),
  }),
);

/**
 * Brings back what a service was before its last update. A pause is an update too, after which the
 * manager would only bring back the time before the pause: there, tasks that the update had not reached
 * tell what was.
 *
 * @throws RequestFailure in the words of the door or the engine
 */
export async function rollBack(cluster: string, id: string): Promise<void> {
  const { spec, version } = await readService(cluster, id);
  if (!isHeld(spec)) return sendService(cluster, id, version, spec, { rollback: 'previous' });
  const old = await oldTask(cluster, id);
  return changeService(cluster, id, (now) => (old ? withTaskTemplate(released(now), old) : released(now)));
}

/** What the tasks ran that the update has not reached; null when it has reached all. */
async function oldTask(cluster: string, id: string): Promise<JsonObject | null> {
  const ask = async (filters: Record<string, string[]>) =>
    z.parse(
      tasks,
      await request<unknown>('GET', engineUrl(cluster, '/tasks', { filters: JSON.stringify(filters) })),
    );
  const [all, fresh] = await Promise.all([
    ask({ service: [id] }),
    ask({ service: [id], '_up-to-date': ['true'] }),
  ]);
  const freshIds = new Set(fresh.map(({ ID }) => ID));
  const old = all
    .filter(({ ID }) => !freshIds.has(ID))
    .sort(
      (a, b) =>
        Number(isOver(a.DesiredState)) - Number(isOver(b.DesiredState)) ||
        (a.CreatedAt < b.CreatedAt ? 1 : -1),
    );
  return (old[0]?.Spec as JsonObject | undefined) ?? null;
}
