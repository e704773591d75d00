import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/** The volumes that tasks mount by name, as `oneAtATime` wants them. */
export function volumeNames({ TaskTemplate }: ServiceSpec): string[] {
  return (TaskTemplate.ContainerSpec.Mounts ?? []).flatMap((mount) =>
    mount.Type === 'volume' && mount.Source ? [`volume ${mount.Source}`] : [],
  );
}
