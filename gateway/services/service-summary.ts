import { maskedCommand } from '@/gateway/pipeline/masked-command';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/** What was asked, for the audit log; environment variables are left out, they hold secrets. */
export function serviceSummary({ TaskTemplate, Mode, EndpointSpec }: ServiceSpec): Record<string, unknown> {
  const { ContainerSpec: container, Placement, Networks, Resources } = TaskTemplate;
  return {
    image: container.Image,
    command: maskedCommand(container.Command),
    arguments: maskedCommand(container.Args),
    user: container.User,
    mode: Mode,
    networks: Networks?.map(({ Target }) => Target),
    mounts: container.Mounts?.map(({ Type, Source, Target }) => `${Type} ${Source ?? ''}:${Target}`),
    secrets: container.Secrets?.map(({ SecretName }) => SecretName),
    configs: container.Configs?.map(({ ConfigName }) => ConfigName),
    capabilities: container.CapabilityAdd,
    ports: EndpointSpec?.Ports,
    constraints: Placement?.Constraints,
    limits: Resources?.Limits,
  };
}
