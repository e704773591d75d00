import type { ContainerCreate } from '@/lib/docker-api/schemas/container-create';
import type { ServiceContainer } from '@/lib/docker-api/schemas/service-container';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/**
 * The container that each task of the service is, so that one guard judges both. It holds whatever
 * reaches out of a container; what a manager fills in itself (templates, networks, secrets) is judged
 * for the service.
 */
export function asContainer({ TaskTemplate: task }: ServiceSpec): ContainerCreate {
  const container = task.ContainerSpec;
  const { Limits } = task.Resources ?? {};
  return {
    Image: container.Image,
    Labels: container.Labels,
    HostConfig: {
      Mounts: (container.Mounts ?? []).filter((mount) => !isTemplated(mount.Source ?? '')),
      CapAdd: container.CapabilityAdd,
      CapDrop: container.CapabilityDrop,
      Sysctls: container.Sysctls,
      Ulimits: container.Ulimits,
      OomScoreAdj: container.OomScoreAdj,
      SecurityOpt: securityOptions(container),
      Memory: Limits?.MemoryBytes,
      NanoCpus: Limits?.NanoCPUs,
      PidsLimit: Limits?.Pids,
      LogConfig: task.LogDriver && { Type: task.LogDriver.Name, Config: task.LogDriver.Options },
    },
  };
}

export function isTemplated(text: string): boolean {
  return text.includes('{{');
}

/** As `docker run --security-opt` writes what a service has members for. */
function securityOptions({ Privileges }: ServiceContainer): string[] {
  const { SELinuxContext: context, Seccomp, AppArmor, NoNewPrivileges } = Privileges ?? {};
  const labels = context ? Object.values(context).filter((value) => value !== undefined && value !== '') : [];
  return [
    ...(labels.some((value) => value !== false) ? ['label'] : []),
    ...(isLoosened(Seccomp?.Mode) || Seccomp?.Profile ? [`seccomp=${Seccomp?.Mode}`] : []),
    ...(isLoosened(AppArmor?.Mode) || AppArmor?.Profile ? [`apparmor=${AppArmor?.Mode}`] : []),
    ...(NoNewPrivileges ? ['no-new-privileges'] : []),
  ];
}

function isLoosened(mode: string | undefined): boolean {
  return mode !== undefined && mode !== '' && mode !== 'default';
}
