import { z } from 'zod';
import {
  address,
  containerPort,
  count,
  dataMap,
  destination,
  flag,
  hostPort,
  listedTexts,
  mostPorts,
  onlyEmpty,
  orNull,
  reported,
  text,
  texts,
  whole,
} from '@/lib/docker-api/schemas/fields';
import { mount } from '@/lib/docker-api/schemas/mount';

const throttle = orNull(z.array(z.strictObject({ Path: z.string(), Rate: z.int().min(0) })).max(64));

/** Which container a `container:` namespace names is checked by the guard. */
const namespace = orNull(z.string().max(300));

const limits = {
  CpuShares: count,
  Memory: count,
  NanoCpus: count,
  CpuPeriod: count,
  CpuQuota: whole,
  CpuRealtimePeriod: count,
  CpuRealtimeRuntime: count,
  CpusetCpus: text,
  CpusetMems: text,
  MemoryReservation: count,
  MemorySwap: orNull(z.int().min(-1)),
  MemorySwappiness: orNull(z.int().min(-1).max(100)),
  KernelMemory: count,
  KernelMemoryTCP: count,
  OomKillDisable: flag,
  PidsLimit: orNull(z.int().min(-1)),
  BlkioWeight: orNull(z.int().min(0).max(1000)),
  BlkioWeightDevice: orNull(
    z.array(z.strictObject({ Path: z.string(), Weight: z.int().min(0).max(1000) })).max(64),
  ),
  BlkioDeviceReadBps: throttle,
  BlkioDeviceWriteBps: throttle,
  BlkioDeviceReadIOps: throttle,
  BlkioDeviceWriteIOps: throttle,
  Ulimits: orNull(
    z.array(z.strictObject({ Name: z.string(), Soft: z.int().min(-1), Hard: z.int().min(-1) })).max(32),
  ),
  Devices: orNull(
    z
      .array(
        z.strictObject({
          PathOnHost: z.string(),
          PathInContainer: z.string(),
          CgroupPermissions: z.string(),
        }),
      )
      .max(64),
  ),
  DeviceCgroupRules: texts,
  DeviceRequests: orNull(
    z
      .array(
        z.strictObject({
          Driver: text,
          Count: whole,
          DeviceIDs: texts,
          Capabilities: orNull(z.array(z.array(z.string()))),
          Options: dataMap,
        }),
      )
      .max(16),
  ),
  CgroupParent: text,
};

const windowsOnly = {
  CpuCount: onlyEmpty('is for Windows'),
  CpuPercent: onlyEmpty('is for Windows'),
  IOMaximumIOps: onlyEmpty('is for Windows'),
  IOMaximumBandwidth: onlyEmpty('is for Windows'),
  Isolation: orNull(z.enum(['', 'default']).transform(() => undefined)),
};

/** HostConfig of API 1.41 to 1.51. Its dangerous fields pass here by form; the guard judges them. */
export const hostConfig = z.strictObject({
  ...limits,
  ...windowsOnly,
  Binds: listedTexts,
  Mounts: orNull(z.array(mount).max(128)),
  Tmpfs: orNull(z.record(destination, z.string().max(1024))),
  VolumesFrom: orNull(z.array(z.string().max(300)).max(32)),
  VolumeDriver: orNull(z.enum(['', 'local'])),
  NetworkMode: namespace,
  PidMode: namespace,
  IpcMode: namespace,
  UTSMode: orNull(z.enum(['', 'host'])),
  UsernsMode: orNull(z.enum(['', 'host'])),
  CgroupnsMode: orNull(z.enum(['', 'private', 'host'])),
  Cgroup: onlyEmpty('joining control groups is not offered'),
  PortBindings: orNull(
    z
      .record(
        containerPort,
        orNull(z.array(z.strictObject({ HostIp: orNull(address), HostPort: orNull(hostPort) })).max(64)),
      )
      .refine(
        (ports) =>
          Object.values(ports).reduce((sum, bindings) => sum + (bindings?.length ?? 1), 0) <= mostPorts,
        `must publish at most ${mostPorts} ports`,
      ),
  ),
  PublishAllPorts: flag,
  Links: orNull(z.array(z.string().max(512)).max(256)),
  Dns: orNull(z.array(address).max(16)),
  DnsOptions: texts,
  DnsSearch: texts,
  ExtraHosts: orNull(
    z
      .array(z.string().regex(/^[A-Za-z0-9_.-]{1,253}[:=](?:\[?[0-9A-Fa-f.:]{2,45}\]?|host-gateway)$/))
      .max(256),
  ),
  LogConfig: orNull(z.strictObject({ Type: text, Config: dataMap })),
  RestartPolicy: orNull(
    z.strictObject({
      Name: orNull(z.enum(['', 'no', 'always', 'on-failure', 'unless-stopped'])),
      MaximumRetryCount: count,
    }),
  ),
  AutoRemove: flag,
  Privileged: flag,
  CapAdd: texts,
  CapDrop: texts,
  GroupAdd: texts,
  SecurityOpt: texts,
  MaskedPaths: texts,
  ReadonlyPaths: texts,
  Sysctls: dataMap,
  Runtime: text,
  Init: flag,
  OomScoreAdj: orNull(z.int().min(-1000).max(1000)),
  ReadonlyRootfs: flag,
  ShmSize: count,
  StorageOpt: dataMap,
  Annotations: onlyEmpty('annotations are not offered'),
  ConsoleSize: orNull(z.array(z.int().min(0).max(10_000)).length(2)),
  /** A file that the client writes on its own side. */
  ContainerIDFile: reported,
});

export type HostConfig = z.output<typeof hostConfig>;
