import { z } from 'zod';
import { count, dataMap, onlyEmpty, orNull, text } from '@/lib/docker-api/schemas/fields';
import { serviceContainer } from '@/lib/docker-api/schemas/service-container';

const genericResource = z.strictObject({
  NamedResourceSpec: orNull(z.strictObject({ Kind: z.string().max(255), Value: z.string().max(255) })),
  DiscreteResourceSpec: orNull(z.strictObject({ Kind: z.string().max(255), Value: z.int().min(0) })),
});

const resources = z.strictObject({
  Limits: orNull(z.strictObject({ NanoCPUs: count, MemoryBytes: count, Pids: count })),
  Reservations: orNull(
    z.strictObject({
      NanoCPUs: count,
      MemoryBytes: count,
      GenericResources: orNull(z.array(genericResource).max(64)),
    }),
  ),
});

const restartPolicy = z.strictObject({
  Condition: orNull(z.enum(['', 'none', 'on-failure', 'any'])),
  Delay: count,
  MaxAttempts: count,
  Window: count,
});

/** `KEY==VALUE` or `KEY!=VALUE`: swarmkit manager/constraint. All of a service's must hold. */
const constraint = z
  .string()
  .max(1024, { abort: true })
  .regex(
    /^\s*[A-Za-z_][A-Za-z0-9_.-]+\s*(?:==|!=)\s*[A-Za-z0-9:\-_ .*()?+[\]\\^$|/]+$/,
    'must be a constraint such as "node.labels.zone==east"',
  );

const placement = z.strictObject({
  Constraints: orNull(z.array(constraint).max(256)),
  Preferences: orNull(
    z.array(z.strictObject({ Spread: orNull(z.strictObject({ SpreadDescriptor: text })) })).max(64),
  ),
  MaxReplicas: count,
  Platforms: orNull(z.array(z.strictObject({ Architecture: text, OS: text })).max(64)),
});

const alias = z
  .string()
  .max(253, { abort: true })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'must be a host name');

/** A network that tasks are on, by name or id. */
export const networkAttachment = z.strictObject({
  Target: z
    .string()
    .max(255, { abort: true })
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, 'must be the name or id of a network'),
  Aliases: orNull(z.array(alias).max(64)),
  DriverOpts: onlyEmpty('options of network drivers are not offered'),
});

/** TaskSpec of API 1.41 to 1.51. Tasks are containers here: no plugins, no bare network attachments. */
export const serviceTask = z.strictObject({
  ContainerSpec: serviceContainer,
  PluginSpec: onlyEmpty('services that install plugins are not offered'),
  NetworkAttachmentSpec: onlyEmpty('tasks that only attach a container are made by engines alone'),
  Resources: orNull(resources),
  RestartPolicy: orNull(restartPolicy),
  Placement: orNull(placement),
  Networks: orNull(z.array(networkAttachment).max(32)),
  LogDriver: orNull(z.strictObject({ Name: text, Options: dataMap })),
  ForceUpdate: count,
  Runtime: orNull(z.enum(['', 'container'], 'the only tasks that are offered are containers')),
});
