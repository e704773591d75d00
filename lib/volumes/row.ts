import { asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { stackOf } from '@/lib/rows/labels-of-stacks';
import type { PlacedRow, RowPlace } from '@/lib/rows/placed-row';
import { asTime } from '@/lib/rows/values';

/** A volume as lists show it; its id is its name. */
export interface VolumeRow extends PlacedRow {
  readonly driver: string;
  /** local or global */
  readonly scope: string;
  readonly stack: string | null;
  /** Null where its driver does not tell. */
  readonly createdAt: number | null;
}

/** The row of an entry of `GET /volumes`. */
export function volumeRow(item: JsonObject, place: RowPlace): VolumeRow {
  const { id, name, labels } = kinds.volume.read(item);
  return {
    id,
    name,
    ...place,
    driver: asText(item.Driver),
    scope: asText(item.Scope),
    stack: stackOf(labels),
    createdAt: asTime(item.CreatedAt),
  };
}
