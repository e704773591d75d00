import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { labelsOf } from '@/lib/docker-api/kinds/kind';
import { stackOf } from '@/lib/rows/labels-of-stacks';
import type { PlacedRow, RowPlace } from '@/lib/rows/placed-row';
import { asNumber, asTime } from '@/lib/rows/values';

/** A secret or config as lists show it: never what is in it. */
export interface SwarmDataRow extends PlacedRow {
  /** The driver that holds a secret; "" for the Swarm's own. */
  readonly driver: string;
  readonly stack: string | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  /** What a change of it must name. */
  readonly version: number;
}

export type SecretRow = SwarmDataRow;
export type ConfigRow = SwarmDataRow;

/** The row of an entry of `GET /secrets` or `GET /configs`. */
export function swarmDataRow(item: JsonObject, place: RowPlace): SwarmDataRow {
  const spec = asObject(item.Spec);
  return {
    id: asText(item.ID),
    name: asText(spec.Name),
    ...place,
    driver: asText(asObject(spec.Driver).Name),
    stack: stackOf(labelsOf(spec.Labels)),
    createdAt: asTime(item.CreatedAt),
    updatedAt: asTime(item.UpdatedAt),
    version: asNumber(asObject(item.Version).Index),
  };
}
