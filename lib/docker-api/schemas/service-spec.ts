import { z } from 'zod';
import { count, dataMap, orNull, text } from '@/lib/docker-api/schemas/fields';
import { networkAttachment, serviceTask } from '@/lib/docker-api/schemas/service-task';

const marker = z.strictObject({});

const mode = z
  .strictObject({
    Replicated: orNull(z.strictObject({ Replicas: count })),
    Global: orNull(marker),
    ReplicatedJob: orNull(z.strictObject({ MaxConcurrent: count, TotalCompletions: count })),
    GlobalJob: orNull(marker),
  })
  .refine(
    (modes) => Object.values(modes).filter((set) => set !== undefined).length <= 1,
    'must specify only one service mode',
  );

/** How an update or a rollback goes about it. Durations are nanoseconds. */
const updateConfig = (failureActions: readonly string[]) =>
  z.strictObject({
    Parallelism: count,
    Delay: count,
    FailureAction: orNull(z.enum(failureActions)),
    Monitor: count,
    MaxFailureRatio: orNull(z.number().min(0).max(1)),
    Order: orNull(z.enum(['', 'stop-first', 'start-first'])),
  });

const port = z.strictObject({
  Name: text,
  Protocol: orNull(z.enum(['', 'tcp', 'udp', 'sctp'])),
  TargetPort: orNull(z.int().min(0).max(65_535)),
  PublishedPort: orNull(z.int().min(0).max(65_535)),
  PublishMode: orNull(z.enum(['', 'ingress', 'host'])),
});

/** ServiceSpec of API 1.41 to 1.51: the body of `POST /services/create` and of an update. Closed. */
export const serviceSpec = z.strictObject({
  /** Its form is the guard's to judge. */
  Name: text,
  Labels: dataMap,
  TaskTemplate: serviceTask,
  Mode: orNull(mode),
  UpdateConfig: orNull(updateConfig(['', 'pause', 'continue', 'rollback'])),
  RollbackConfig: orNull(updateConfig(['', 'pause', 'continue'])),
  /** Of old clients; the same as TaskTemplate.Networks. */
  Networks: orNull(z.array(networkAttachment).max(32)),
  EndpointSpec: orNull(
    z.strictObject({ Mode: orNull(z.enum(['', 'vip', 'dnsrr'])), Ports: orNull(z.array(port).max(256)) }),
  ),
});

export type ServiceSpec = z.output<typeof serviceSpec>;
