import { asObject } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/**
 * A Swarm pauses an update only when it fails; there is no call for it. What a person can do is to make
 * the wait between two tasks so long that nothing follows: 50 days, on top of the wait that the
 * service has, so that continuing brings that back. The updater starts anew with the changed wait and
 * takes as many tasks at once as the service's own parallelism says: so many more may still change.
 *
 * @see https://github.com/moby/swarmkit/blob/master/manager/orchestrator/update/updater.go
 */
const holdNs = 50 * 24 * 3_600 * 1e9;

/** Whether somebody paused its updates. */
export function isHeld(spec: JsonObject): boolean {
  return delayOf(spec) >= holdNs;
}

/** Why an update of it cannot be paused; null where it can. */
export function reasonNotToHold(spec: JsonObject): string | null {
  if (isHeld(spec)) return 'It is paused already.';
  return parallelismOf(spec) === 0 ? 'It changes all its tasks at once: nothing is left to pause.' : null;
}

/** How many tasks may still change after a pause. */
function parallelismOf(spec: JsonObject): number {
  const { UpdateConfig } = spec;
  // Without a configuration it is one at a time; 0 is all at once.
  return UpdateConfig === undefined || UpdateConfig === null
    ? 1
    : Number(asObject(UpdateConfig).Parallelism ?? 0);
}

export function held(spec: JsonObject): JsonObject {
  const config = spec.UpdateConfig ? asObject(spec.UpdateConfig) : { Parallelism: 1 };
  return { ...spec, UpdateConfig: { ...config, Delay: delayOf(spec) + holdNs } };
}

/** The spec with the wait that it had before the pause. */
export function released(spec: JsonObject): JsonObject {
  if (!isHeld(spec)) return spec;
  return { ...spec, UpdateConfig: { ...asObject(spec.UpdateConfig), Delay: delayOf(spec) - holdNs } };
}

function delayOf(spec: JsonObject): number {
  return Number(asObject(spec.UpdateConfig).Delay ?? 0);
}
