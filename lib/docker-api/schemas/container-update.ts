import { z } from 'zod';
import { onlyEmpty } from '@/lib/docker-api/schemas/fields';
import { hostConfig } from '@/lib/docker-api/schemas/host-config';

const fixed = onlyEmpty('cannot be changed after creation');

/**
 * The body of `POST /containers/{id}/update`: what an engine changes of a container that exists (moby,
 * container.UpdateContainer). The other resources, which clients send empty, it would pass over.
 */
export const containerUpdate = z.strictObject({
  ...hostConfig.pick({
    CpuShares: true,
    Memory: true,
    NanoCpus: true,
    CpuPeriod: true,
    CpuQuota: true,
    CpuRealtimePeriod: true,
    CpuRealtimeRuntime: true,
    CpusetCpus: true,
    CpusetMems: true,
    MemoryReservation: true,
    MemorySwap: true,
    KernelMemory: true,
    KernelMemoryTCP: true,
    PidsLimit: true,
    BlkioWeight: true,
    RestartPolicy: true,
    CpuCount: true,
    CpuPercent: true,
    IOMaximumIOps: true,
    IOMaximumBandwidth: true,
  }).shape,
  MemorySwappiness: fixed,
  OomKillDisable: fixed,
  Ulimits: fixed,
  CgroupParent: fixed,
  Devices: fixed,
  DeviceCgroupRules: fixed,
  DeviceRequests: fixed,
  BlkioWeightDevice: fixed,
  BlkioDeviceReadBps: fixed,
  BlkioDeviceWriteBps: fixed,
  BlkioDeviceReadIOps: fixed,
  BlkioDeviceWriteIOps: fixed,
});

export type ContainerUpdate = z.output<typeof containerUpdate>;
