import type { Call } from '@/gateway/call';
import { joinableContainers, usableNetworks } from '@/gateway/create/container-plan';
import { demandGuarded } from '@/gateway/create/target-collection';
import { limitsOn } from '@/gateway/limits/limits-on';
import { accepted, Refused } from '@/gateway/refused';
import type { CollectionPath } from '@/lib/access/collection-path';
import { bindReferences } from '@/lib/docker-api/guard/bind-references';
import { guardContainerSpec } from '@/lib/docker-api/guard/container-spec';
import { describeIssues } from '@/lib/docker-api/parse-body';
import { type QueryValues, valuesOf } from '@/lib/docker-api/query';
import { readUlimits } from '@/lib/docker-api/schemas/build';
import { type ContainerCreate, containerCreate } from '@/lib/docker-api/schemas/container-create';

/** In which the engine counts a CPU's time where a number of CPUs is given, in microseconds. */
const period = 100_000;

/**
 * Holds the containers of a build to what holds for every container of the collections: the same guard
 * and the same limits.
 *
 * @returns how they are to run, for the engine's query
 * @throws Refused
 */
export async function guardBuild(call: Call, collections: readonly CollectionPath[]): Promise<QueryValues> {
  const wished = specOf(call.query);
  let settings: QueryValues = {};
  for (const collection of collections) {
    const about = { operation: 'image.build', resourceKind: 'image', collection };
    const guarded = guardContainerSpec(wished, { collection, limits: await limitsOn(collection) });
    demandGuarded(call, guarded, collection, about);
    const networks = await usableNetworks(call, guarded.references, collection);
    const containers = await joinableContainers(call, guarded.references);
    const bound = bindReferences(guarded.spec, { image: wished.Image, networks, containers });
    // Where several collections have defaults, the first one's are taken; their maxima all hold.
    settings = Object.keys(settings).length > 0 ? settings : settingsOf(bound);
  }
  return settings;
}

/** The query as the spec of a container, so that nothing is judged here in another way than there. */
function specOf(query: QueryValues): ContainerCreate {
  const ulimits = accepted(readUlimits(typeof query.ulimits === 'string' ? query.ulimits : ''));
  const spec = containerCreate.safeParse({
    Image: 'scratch',
    HostConfig: {
      Memory: query.memory,
      MemorySwap: query.memswap,
      CpuShares: query.cpushares,
      CpuPeriod: query.cpuperiod,
      CpuQuota: query.cpuquota,
      CpusetCpus: query.cpusetcpus,
      CpusetMems: query.cpusetmems,
      ShmSize: query.shmsize,
      Ulimits: ulimits,
      CgroupParent: query.cgroupparent,
      NetworkMode: query.networkmode,
      ExtraHosts: valuesOf(query.extrahosts),
      SecurityOpt: valuesOf(query.securityopt),
    },
  });
  if (spec.success) return spec.data;
  throw new Refused(400, `invalid query: ${describeIssues(spec.error)}`);
}

function settingsOf({ HostConfig: host = {} }: ContainerCreate): QueryValues {
  const cpus =
    host.NanoCpus === undefined || host.NanoCpus <= 0
      ? { cpuperiod: host.CpuPeriod, cpuquota: host.CpuQuota }
      : { cpuperiod: period, cpuquota: Math.floor((host.NanoCpus / 1e9) * period) };
  return {
    ...cpus,
    memory: host.Memory,
    memswap: host.MemorySwap,
    cpushares: host.CpuShares,
    cpusetcpus: host.CpusetCpus,
    cpusetmems: host.CpusetMems,
    shmsize: host.ShmSize,
    ulimits: JSON.stringify(host.Ulimits ?? []),
    cgroupparent: host.CgroupParent,
    networkmode: host.NetworkMode ?? 'default',
    extrahosts: host.ExtraHosts?.join('\n'),
    securityopt: host.SecurityOpt?.join('\n'),
  };
}
