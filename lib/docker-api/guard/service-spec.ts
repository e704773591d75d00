import type { CollectionPath } from '@/lib/access/collection-path';
import { type GuardContext, guardContainerSpec } from '@/lib/docker-api/guard/container-spec';
import { type Exceeded, Findings, type Need } from '@/lib/docker-api/guard/findings';
import { builtInLimits } from '@/lib/docker-api/guard/limits';
import { placedMount } from '@/lib/docker-api/guard/placed-mount';
import { asContainer, isTemplated } from '@/lib/docker-api/guard/service-as-container';
import { inServiceForm } from '@/lib/docker-api/guard/service-findings';
import { guardServiceLimits } from '@/lib/docker-api/guard/service-limits';
import { networksOf, type ServiceReferences } from '@/lib/docker-api/guard/service-references';
import { refuseLabels, withPlacementLabel } from '@/lib/docker-api/labels';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

export interface GuardedService {
  /** To be decided on the collection of the context, all of them. */
  readonly needs: readonly Need[];
  /** What nobody may do; any at all is a 400. */
  readonly refusals: readonly string[];
  /** Limits of collections that it does not keep to; any at all is a 403. */
  readonly exceeded: readonly Exceeded[];
  readonly references: ServiceReferences;
  /** What may be sent once references and placement are written in. */
  readonly spec: ServiceSpec;
}

/**
 * Admission of a service spec that passed the closed schema, for create, update and rollback alike.
 * Its tasks are containers, and are judged by the guard of containers.
 */
export function guardServiceSpec(spec: ServiceSpec, context: GuardContext): GuardedService {
  const findings = new Findings();
  const task = spec.TaskTemplate;
  const container = guardContainerSpec(asContainer(spec), context);
  findings.refuseIf(refuseName(spec.Name ?? ''));
  findings.refuseIf(refuseLabels(spec.Labels));
  if ((task.Resources?.Reservations?.GenericResources ?? []).length > 0) {
    findings.need('service.create.devices', 'reserve devices of nodes');
  }
  guardServiceLimits(spec, context.limits ?? builtInLimits, findings);
  const sources = (task.ContainerSpec.Mounts ?? []).map(({ Source }) => Source ?? '');
  return {
    needs: [...inServiceForm(container.needs), ...findings.needs],
    refusals: [...new Set([...container.refusals, ...findings.refusals])],
    exceeded: [...container.exceeded, ...findings.exceeded],
    references: {
      image: task.ContainerSpec.Image,
      volumes: container.references.volumes,
      hasTemplatedVolume: sources.some(isTemplated),
      networks: networksOf(spec),
      secrets: (task.ContainerSpec.Secrets ?? []).map(({ SecretID, SecretName }) => ({
        id: SecretID,
        name: SecretName,
      })),
      configs: (task.ContainerSpec.Configs ?? []).map(({ ConfigID, ConfigName }) => ({
        id: ConfigID,
        name: ConfigName,
      })),
    },
    spec: withLimits(placed(spec, context.collection), container.spec.HostConfig),
  };
}

/** Docker's own rule, in its own words, less names that would pass for the id of another service. */
function refuseName(name: string): string | null {
  const isName = name.length <= 63 && /^[a-zA-Z0-9](?:[-_a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(name);
  if (name === '' || (isName && !/^[0-9a-z]{25}$/.test(name))) return null;
  const rule =
    name.length > 63 ? 'name must be 63 characters or fewer' : 'name must be valid as a DNS name component';
  return `rpc error: code = InvalidArgument desc = ${rule}`;
}

/** A service, its tasks and the volumes that they make carry the label of its collection. */
function placed(spec: ServiceSpec, collection: CollectionPath): ServiceSpec {
  const { ContainerSpec } = spec.TaskTemplate;
  return {
    ...spec,
    Labels: { ...withPlacementLabel(spec.Labels, collection) },
    TaskTemplate: {
      ...spec.TaskTemplate,
      ContainerSpec: {
        ...ContainerSpec,
        Labels: { ...withPlacementLabel(ContainerSpec.Labels, collection) },
        Mounts: ContainerSpec.Mounts?.map((mount) => placedMount(mount, collection)),
      },
    },
  };
}

interface Bounded {
  readonly Memory?: number | undefined;
  readonly NanoCpus?: number | undefined;
  readonly PidsLimit?: number | undefined;
  readonly Ulimits?: ServiceSpec['TaskTemplate']['ContainerSpec']['Ulimits'];
}

function withLimits(spec: ServiceSpec, { Memory, NanoCpus, PidsLimit, Ulimits }: Bounded = {}): ServiceSpec {
  const { Resources } = spec.TaskTemplate;
  const Limits = { ...Resources?.Limits, MemoryBytes: Memory, NanoCPUs: NanoCpus, Pids: PidsLimit };
  return {
    ...spec,
    TaskTemplate: {
      ...spec.TaskTemplate,
      ContainerSpec: { ...spec.TaskTemplate.ContainerSpec, Ulimits },
      Resources: { ...Resources, Limits },
    },
  };
}
