import { z } from 'zod';
import { healthcheck } from '@/lib/docker-api/schemas/container-create';
import {
  address,
  count,
  dataMap,
  flag,
  listedTexts,
  onlyEmpty,
  orNull,
  text,
  texts,
  words,
} from '@/lib/docker-api/schemas/fields';
import { serviceMount } from '@/lib/docker-api/schemas/mount';

/** The full id of an object of a swarm. */
const swarmId = z.string().regex(/^[0-9a-z]{25}$/, 'must be a full id');

const swarmName = z
  .string()
  .max(64, { abort: true })
  .regex(/^[a-zA-Z0-9](?:[a-zA-Z0-9_.-]*[a-zA-Z0-9])?$/, 'must be a name');

/** Under which name, or at which path, a task finds a secret or config. */
const file = z.strictObject({
  Name: z
    .string()
    .min(1)
    .max(1024, { abort: true })
    .refine((path) => !path.split('/').includes('..'), 'must not leave its folder'),
  UID: text,
  GID: text,
  Mode: orNull(z.int().min(0).max(0xffff_ffff)),
});

const secretReference = z.strictObject({
  File: file,
  SecretID: swarmId,
  SecretName: swarmName,
});

const configReference = z.strictObject({
  File: file,
  Runtime: onlyEmpty('is for Windows'),
  ConfigID: swarmId,
  ConfigName: swarmName,
});

const profile = (modes: readonly ['', 'default', ...string[]]) =>
  orNull(z.strictObject({ Mode: orNull(z.enum(modes)), Profile: text }));

const privileges = z.strictObject({
  CredentialSpec: onlyEmpty('is for Windows'),
  SELinuxContext: orNull(z.strictObject({ Disable: flag, User: text, Role: text, Type: text, Level: text })),
  Seccomp: profile(['', 'default', 'unconfined', 'custom']),
  AppArmor: profile(['', 'default', 'disabled']),
  NoNewPrivileges: flag,
});

/** "ADDRESS NAME [NAME…]", as in /etc/hosts. */
const hostEntry = z
  .string()
  .max(1024, { abort: true })
  .regex(/^(?:[0-9A-Fa-f.:]{2,45}|host-gateway)(?:[ \t]+[A-Za-z0-9_.-]{1,253})+$/);

/** ContainerSpec of API 1.41 to 1.51: what each task of a service runs. Durations are nanoseconds. */
export const serviceContainer = z.strictObject({
  Image: z.string().min(1).max(512),
  Labels: dataMap,
  Command: words,
  Args: words,
  Hostname: text,
  Env: texts,
  Dir: text,
  User: text,
  Groups: texts,
  Privileges: orNull(privileges),
  Init: flag,
  StopSignal: text,
  TTY: flag,
  OpenStdin: flag,
  ReadOnly: flag,
  Mounts: orNull(z.array(serviceMount).max(128)),
  StopGracePeriod: count,
  Healthcheck: orNull(healthcheck),
  Hosts: orNull(z.array(hostEntry).max(256)),
  DNSConfig: orNull(
    z.strictObject({
      Nameservers: orNull(z.array(address).max(16)),
      Search: listedTexts,
      Options: listedTexts,
    }),
  ),
  Secrets: orNull(z.array(secretReference).max(256)),
  Configs: orNull(z.array(configReference).max(256)),
  Isolation: orNull(z.enum(['', 'default'])),
  Sysctls: dataMap,
  CapabilityAdd: texts,
  CapabilityDrop: texts,
  Ulimits: orNull(
    z.array(z.strictObject({ Name: z.string(), Soft: z.int().min(-1), Hard: z.int().min(-1) })).max(32),
  ),
  OomScoreAdj: orNull(z.int().min(-1000).max(1000)),
});

export type ServiceContainer = z.output<typeof serviceContainer>;
