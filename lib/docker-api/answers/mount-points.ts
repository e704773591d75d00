import { type AnswerView, asList, asObject, pick } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';

/** `Mounts` of a container: where on the node something lies is not for everyone. */
export function filterMountPoints(mounts: Json | undefined, view: AnswerView): JsonObject[] {
  return asList(mounts).map((mount) => {
    const shown = pick(asObject(mount), [
      'Type',
      'Name',
      'Source',
      'Destination',
      'Driver',
      'Mode',
      'RW',
      'Propagation',
    ]);
    return view.host || !('Source' in shown) ? shown : { ...shown, Source: '' };
  });
}
