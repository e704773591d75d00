import type { CollectionPath } from '@/lib/access/collection-path';
import { isRefusal } from '@/lib/docker-api/errors';
import { guardLimits } from '@/lib/docker-api/guard/container-limits';
import { guardLinks } from '@/lib/docker-api/guard/container-links';
import { guardLogConfig } from '@/lib/docker-api/guard/container-log-config';
import { guardMounts } from '@/lib/docker-api/guard/container-mounts';
import { guardNamespaces } from '@/lib/docker-api/guard/container-namespaces';
import { guardPrivileges } from '@/lib/docker-api/guard/container-privileges';
import { type Exceeded, Findings, type Need } from '@/lib/docker-api/guard/findings';
import { builtInLimits, type EffectiveLimits } from '@/lib/docker-api/guard/limits';
import { placedMount } from '@/lib/docker-api/guard/placed-mount';
import type { SpecReferences } from '@/lib/docker-api/guard/references';
import { parseImageReference } from '@/lib/docker-api/image-reference';
import { refuseLabels, withPlacementLabel } from '@/lib/docker-api/labels';
import type { ContainerCreate } from '@/lib/docker-api/schemas/container-create';

export interface GuardContext {
  /** Where the container or service is, or will be placed. */
  readonly collection: CollectionPath;
  /** What holds there; only what every installation has unless given. */
  readonly limits?: EffectiveLimits;
}

export interface GuardedContainer {
  /** To be decided on the collection of the context, all of them. */
  readonly needs: readonly Need[];
  /** What nobody may do; any at all is a 400. */
  readonly refusals: readonly string[];
  /** Limits of collections that it does not keep to; any at all is a 403. */
  readonly exceeded: readonly Exceeded[];
  readonly references: SpecReferences;
  /** What may be sent once the references are written in as full ids (`bindReferences`). */
  readonly spec: ContainerCreate;
}

/**
 * Admission of a container spec that passed the closed schema: every field that reaches out of the
 * container is mapped to the operation that it takes, to a thing that it names, or to a refusal.
 */
export function guardContainerSpec(spec: ContainerCreate, context: GuardContext): GuardedContainer {
  const findings = new Findings();
  const host = spec.HostConfig ?? {};
  const image = parseImageReference(spec.Image);
  if (isRefusal(image)) findings.refuse(image.message);
  findings.refuseIf(refuseLabels(spec.Labels));
  const volumes = guardMounts(spec, findings);
  const { networks, containers } = guardNamespaces(spec, findings);
  const links = guardLinks(spec, findings);
  guardPrivileges(host, findings);
  guardLogConfig(host.LogConfig, findings);
  const limits = guardLimits(host, context.limits ?? builtInLimits, findings);
  return {
    needs: findings.needs,
    refusals: findings.refusals,
    exceeded: findings.exceeded,
    references: {
      image: spec.Image,
      volumes,
      networks,
      containers,
    },
    spec: {
      ...spec,
      Labels: { ...withPlacementLabel(spec.Labels, context.collection) },
      HostConfig: {
        ...host,
        ...limits,
        ...links,
        Mounts: host.Mounts?.map((mount) => placedMount(mount, context.collection)),
      },
    },
  };
}
