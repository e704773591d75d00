import { z } from 'zod';
import {
  containerPort,
  count,
  dataMap,
  destination,
  flag,
  mostPorts,
  onlyEmpty,
  orNull,
  reported,
  text,
  texts,
  whole,
  words,
} from '@/lib/docker-api/schemas/fields';
import { hostConfig } from '@/lib/docker-api/schemas/host-config';
import { networkingConfig } from '@/lib/docker-api/schemas/networking-config';

const marker = z.strictObject({});

/** Durations are nanoseconds. */
export const healthcheck = z.strictObject({
  Test: texts,
  Interval: count,
  Timeout: count,
  StartPeriod: count,
  StartInterval: count,
  Retries: count,
});

/**
 * The body of `POST /containers/create`: Config with HostConfig and NetworkingConfig, all fields that
 * clients of API 1.41 to 1.51 send. Closed: what is not here is refused.
 */
export const containerCreate = z.strictObject({
  Image: z.string().min(1).max(512),
  Hostname: text,
  Domainname: text,
  User: text,
  AttachStdin: flag,
  AttachStdout: flag,
  AttachStderr: flag,
  ExposedPorts: orNull(
    z
      .record(containerPort, marker)
      .refine((ports) => Object.keys(ports).length <= mostPorts, `must expose at most ${mostPorts} ports`),
  ),
  Tty: flag,
  OpenStdin: flag,
  StdinOnce: flag,
  Env: texts,
  Cmd: words,
  Healthcheck: orNull(healthcheck),
  Volumes: orNull(z.record(destination, marker)),
  WorkingDir: text,
  Entrypoint: words,
  NetworkDisabled: flag,
  MacAddress: text,
  Labels: dataMap,
  StopSignal: text,
  StopTimeout: whole,
  Shell: texts,
  OnBuild: onlyEmpty('is for images'),
  ArgsEscaped: onlyEmpty('is for Windows'),
  Runtime: onlyEmpty('belongs in HostConfig'),
  VolumesFrom: onlyEmpty('belongs in HostConfig'),
  HostConfig: orNull(hostConfig),
  NetworkingConfig: orNull(networkingConfig),
  /** dockerode repeats its options here; the query decides. */
  name: reported,
  platform: reported,
});

export type ContainerCreate = z.output<typeof containerCreate>;
