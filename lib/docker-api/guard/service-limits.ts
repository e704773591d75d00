import type { Findings } from '@/lib/docker-api/guard/findings';
import { type EffectiveLimits, guardReplicas } from '@/lib/docker-api/guard/limits';
import { boundPort } from '@/lib/docker-api/guard/published-ports';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/** Holds to the limits of its collection what a service has and a container has not. */
export function guardServiceLimits(spec: ServiceSpec, limits: EffectiveLimits, findings: Findings): void {
  const { Replicated, ReplicatedJob } = spec.Mode ?? {};
  const { MaxConcurrent = 0, TotalCompletions = 0 } = ReplicatedJob ?? {};
  const replicas = Math.max(Replicated?.Replicas ?? 0, MaxConcurrent, TotalCompletions);
  guardReplicas(replicas, limits, findings);
  for (const { PublishedPort = 0 } of spec.EndpointSpec?.Ports ?? []) {
    boundPort({ address: null, port: PublishedPort === 0 ? '' : String(PublishedPort) }, limits, findings);
  }
}
