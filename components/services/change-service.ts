import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import { isOutOfSequence } from '@/components/nodes/change-node';
import type { JsonObject } from '@/lib/docker-api/json';
import { request } from '@/lib/http/request';

const inspected = z.looseObject({
  Version: z.object({ Index: z.number() }),
  Spec: z.looseObject({}),
});

/** A service as its manager has it now. */
export interface CurrentService {
  readonly version: number;
  readonly spec: JsonObject;
}

/** Managers write into a service by themselves now and then, e.g. how an update stands. */
const attempts = 5;

export async function readService(cluster: string, id: string): Promise<CurrentService> {
  const answer = await request<unknown>('GET', engineUrl(cluster, `/services/${id}`));
  const { Version, Spec } = z.parse(inspected, answer);
  return { version: Version.Index, spec: Spec as JsonObject };
}

/**
 * Changes one thing of a service and leaves the rest as it is at that moment: where somebody else came
 * first, it is read again and the same change is made to what it is now.
 *
 * @param change throws when that is no longer wanted of a service like this
 * @throws RequestFailure in the words of the door or the engine
 */
export async function changeService(
  cluster: string,
  id: string,
  change: (spec: JsonObject) => JsonObject,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { spec, version } = await readService(cluster, id);
    try {
      await sendService(cluster, id, version, change(spec));
      return;
    } catch (error) {
      if (attempt >= attempts || !isOutOfSequence(error)) throw error;
    }
  }
}

/**
 * Sends a whole spec, written against a version of the service.
 *
 * @throws RequestFailure "update out of sequence" when the service is another by now
 */
export async function sendService(
  cluster: string,
  id: string,
  version: number,
  spec: JsonObject,
  query: { rollback?: 'previous' } = {},
): Promise<void> {
  await request('POST', engineUrl(cluster, `/services/${id}/update`, { version, ...query }), { body: spec });
}
