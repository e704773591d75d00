import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import { isPassing } from '@/components/live/failure-kind';
import { pause } from '@/components/live/pause';
import { pageHref } from '@/components/services/page-href';
import { trackWork, WorkStopped } from '@/components/shell/activity-store';
import type { JsonObject } from '@/lib/docker-api/json';
import { replicasOf } from '@/lib/docker-api/spec/service-changes';
import { RequestFailure } from '@/lib/http/failure';
import { request } from '@/lib/http/request';
import { progressWords, updateProgress } from '@/lib/services/update-progress';
import { taskRow } from '@/lib/tasks/row';

const pollMs = 1_000;
const longestMs = 30 * 60_000;
/** After so many failures in one place nobody expects it to come up any more. */
const mostFailures = 4;

const serviceAnswer = z.looseObject({
  Spec: z.looseObject({}),
  UpdateStatus: z.nullish(z.object({ State: z.optional(z.string()), Message: z.optional(z.string()) })),
});

interface Followed {
  readonly cluster: string;
  readonly id: string;
  readonly name: string;
}

/**
 * Makes a change and follows it until the service is what it shall be. It goes on over navigation and
 * shows in the activity list; the promise settles when the change was made, not when all tasks are new.
 *
 * @throws RequestFailure when the change itself is refused
 */
export async function followChange(
  title: string,
  target: Followed,
  make: () => Promise<void>,
): Promise<void> {
  const begun = Promise.withResolvers<void>();
  const work = trackWork(
    title,
    async (report) => {
      try {
        await make();
        begun.resolve();
      } catch (error) {
        begun.reject(error);
        throw error;
      }
      await untilDone(target, report);
    },
    { href: pageHref(target.cluster, 'services', target.id) },
  );
  // How it ended is in the activity list.
  work.catch(() => undefined);
  return begun.promise;
}

async function untilDone(target: Followed, report: (words: string) => void): Promise<void> {
  const signal = AbortSignal.timeout(longestMs);
  while (!signal.aborted) {
    await pause(pollMs, signal);
    if ((await look(target, report)) === 'done') return;
  }
  throw new WorkStopped('It takes long; its page shows how it stands.');
}

/** @throws WorkStopped, Error with the engine's words when it does not come up */
async function look(
  { cluster, id }: Followed,
  report: (words: string) => void,
): Promise<'done' | 'going on'> {
  try {
    const [service, all, fresh] = await Promise.all([
      request<unknown>('GET', engineUrl(cluster, `/services/${id}`)),
      tasksOf(cluster, { service: [id] }),
      tasksOf(cluster, { service: [id], '_up-to-date': ['true'] }),
    ]);
    const { UpdateStatus, Spec } = z.parse(serviceAnswer, service);
    const freshIds = new Set(fresh.map((task) => task.id));
    const progress = updateProgress(all, (task) => freshIds.has(task.id));
    report(progressWords(progress));
    const state = UpdateStatus?.State ?? '';
    if (state === 'paused' || state === 'rollback_paused') {
      throw new Error(`${UpdateStatus?.Message ?? 'The update is paused'}. ${progress.failure}`.trim());
    }
    const isHopeless = progress.places.some(({ failures }) => failures.length >= mostFailures);
    if (isHopeless) throw new Error(`It does not come up: ${progress.failure}`);
    const isUnderWay = state === 'updating' || state === 'rollback_started';
    if (state === 'rollback_completed')
      throw new Error(`It went back to what it was. ${progress.failure}`.trim());
    // Tasks that a Swarm has not even made yet are no part of the progress.
    const wanted = replicasOf(Spec as JsonObject) ?? 0;
    const isThere = progress.done === progress.total && progress.done >= wanted;
    return !isUnderWay && isThere ? 'done' : 'going on';
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) throw new WorkStopped('It was removed.');
    if (isPassing(error)) return 'going on';
    throw error;
  }
}

async function tasksOf(cluster: string, filters: Record<string, string[]>) {
  const query = { filters: JSON.stringify(filters) };
  const answer = await request<JsonObject[]>('GET', engineUrl(cluster, '/tasks', query));
  return answer.map((item) => taskRow(item, { collection: '', owner: null }, { service: '', node: null }));
}
