import type { CollectionPath } from '@/lib/access/collection-path';
import { Findings, quoted } from '@/lib/docker-api/guard/findings';
import { refuseLabels, withPlacementLabel } from '@/lib/docker-api/labels';
import type { SwarmDataSpec } from '@/lib/docker-api/schemas/swarm-data';

/** A secret or config that may be made in the collection, and what it takes besides the right to. */
export function guardSwarmData(
  spec: SwarmDataSpec,
  { collection }: { readonly collection: CollectionPath },
): {
  /** Why it is for who administers the Swarm; null where anybody may make it. */
  readonly administration: string | null;
  readonly refusals: readonly string[];
  readonly spec: SwarmDataSpec;
} {
  const findings = new Findings();
  findings.refuseIf(refuseLabels(spec.Labels));
  return {
    administration: administrationOf(spec),
    refusals: findings.refusals,
    spec: { ...spec, Labels: { ...withPlacementLabel(spec.Labels, collection) } },
  };
}

/** A template is filled in by the node that runs a task; a driver is a program on every node. */
function administrationOf(spec: SwarmDataSpec): string | null {
  if (spec.Templating?.Name) return `have nodes fill in the template driver ${quoted(spec.Templating.Name)}`;
  if ('Driver' in spec && spec.Driver?.Name) return `use the secret driver ${quoted(spec.Driver.Name)}`;
  return null;
}
