import type { Findings } from '@/lib/docker-api/guard/findings';
import type { ContainerCreate } from '@/lib/docker-api/schemas/container-create';

/** NetworkModes in which an engine acts on the links of HostConfig (moby, daemon.registerLinks). */
const linking = /^(?:|default|bridge|none|host|container:.*)$/s;

/**
 * Judges the links of HostConfig. On the default bridge they would give away the other container's
 * environment variables. On any other network engines pass over them, and clients repeat there what
 * they say in EndpointsConfig; docker-compose 1 links what it runs to the rest of the service so.
 *
 * @returns the links to send: none
 */
export function guardLinks({ HostConfig }: ContainerCreate, findings: Findings): { Links: undefined } {
  if (HostConfig?.Links?.length && linking.test(HostConfig.NetworkMode ?? '')) {
    findings.refuse('links are not offered on the default bridge; put both containers on one network');
  }
  return { Links: undefined };
}
