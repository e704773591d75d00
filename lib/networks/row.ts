import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { stackOf } from '@/lib/rows/labels-of-stacks';
import type { PlacedRow, RowPlace } from '@/lib/rows/placed-row';
import { asTime } from '@/lib/rows/values';

/** A network as lists show it. */
export interface NetworkRow extends PlacedRow {
  readonly driver: string;
  /** local, swarm or global */
  readonly scope: string;
  readonly isInternal: boolean;
  readonly isAttachable: boolean;
  readonly isIngress: boolean;
  readonly hasIpv6: boolean;
  /** Every engine has it and will not let it go. */
  readonly isBuiltIn: boolean;
  readonly subnets: readonly string[];
  readonly stack: string | null;
  readonly createdAt: number | null;
}

const builtIn: ReadonlySet<string> = new Set(['bridge', 'host', 'none']);

/** The row of an entry of `GET /networks`. */
export function networkRow(item: JsonObject, place: RowPlace): NetworkRow {
  const { id, name, labels } = kinds.network.read(item);
  return {
    id,
    name,
    ...place,
    driver: asText(item.Driver),
    scope: asText(item.Scope),
    isInternal: item.Internal === true,
    isAttachable: item.Attachable === true,
    isIngress: item.Ingress === true,
    hasIpv6: item.EnableIPv6 === true,
    isBuiltIn: builtIn.has(name),
    subnets: asList(asObject(item.IPAM).Config).flatMap((each) => asText(asObject(each).Subnet) || []),
    stack: stackOf(labels),
    createdAt: asTime(item.Created),
  };
}
