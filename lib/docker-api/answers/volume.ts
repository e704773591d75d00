import { type AnswerView, pick } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

/**
 * A volume that the person may view. Where it lies on the node is the host's business; options of
 * its driver can hold addresses and passwords.
 */
export function filterVolume(volume: JsonObject, view: Pick<AnswerView, 'host'>): JsonObject {
  const shown = pick(volume, [
    'CreatedAt',
    'Driver',
    'Labels',
    'Mountpoint',
    'Name',
    'Options',
    'Scope',
    'UsageData',
    ...(view.host ? ['Status'] : []),
  ]);
  return view.host ? shown : { ...shown, Mountpoint: '', Options: null };
}
