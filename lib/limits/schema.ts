import { z } from 'zod';
import { ulimitNames } from '@/lib/docker-api/guard/ulimits';

/** Engines give no container less. */
const leastMemoryBytes = 6 * 1024 * 1024;

const upTo = (lowest: number) => z.int().min(lowest).nullable().default(null);
const pair = (lowest: number, description: string) =>
  z
    .strictObject({ default: upTo(lowest), maximum: upTo(lowest) })
    .default({ default: null, maximum: null })
    .meta({ description });

/** "8080" or "8000-8999". */
const portRange = z
  .string()
  .regex(/^[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4})?$/, 'must be a port or a range like 8000-8999')
  .refine((text) => {
    const [low = 0, high = low] = text.split('-').map(Number);
    return low <= high && high <= 65_535;
  }, 'must be a port or a range like 8000-8999');

/** What one collection sets. Null: it sets nothing, and what is above it holds. */
export const collectionLimits = z
  .strictObject({
    memoryBytes: pair(leastMemoryBytes, 'Of each container or task, in bytes.'),
    nanoCpus: pair(1, 'Of each container or task, in billionths of a CPU.'),
    pids: pair(1, 'Processes and threads of each container or task.'),
    ulimits: z.partialRecord(z.enum(ulimitNames), pair(0, 'Of each process.')).default({}),
    ports: z.array(portRange).max(64).nullable().default(null).meta({
      description: 'Ports of nodes that may be published; an empty list allows none.',
    }),
    addresses: z
      .array(z.union([z.ipv4(), z.ipv6()]))
      .max(64)
      .nullable()
      .default(null)
      .meta({ description: 'Addresses of nodes that ports may be published on.' }),
    replicas: upTo(0).meta({ description: 'At most, of each service.' }),
    containers: upTo(0).meta({ description: 'At most, here and below together.' }),
    services: upTo(0).meta({ description: 'At most, here and below together.' }),
    totalMemoryBytes: upTo(0).meta({ description: 'What everything here and below may use together.' }),
    totalNanoCpus: upTo(0).meta({ description: 'What everything here and below may use together.' }),
  })
  .meta({ id: 'CollectionLimits' });
export type CollectionLimits = z.output<typeof collectionLimits>;
export type PairField = 'memoryBytes' | 'nanoCpus' | 'pids';
export type QuotaField = 'containers' | 'services' | 'totalMemoryBytes' | 'totalNanoCpus';

export const noLimits: CollectionLimits = collectionLimits.parse({});

const bound = z
  .strictObject({ value: z.number(), from: z.string().meta({ description: 'The collection that sets it.' }) })
  .nullable();
const resource = z.strictObject({ default: bound, maximum: bound });

const quotaUse = z.strictObject({
  collection: z.string(),
  limit: z.number(),
  used: z.number().nullable().meta({ description: 'Null for who may not see all that uses it.' }),
});
export type QuotaUse = z.output<typeof quotaUse>;

export const limitsView = z
  .strictObject({
    collection: z.string(),
    mayManage: z.boolean(),
    own: collectionLimits.meta({ description: 'What the collection itself sets.' }),
    inherited: z
      .strictObject({
        memoryBytes: resource,
        nanoCpus: resource,
        pids: resource,
        ulimits: z.record(z.string(), resource),
        ports: z.array(z.strictObject({ ranges: z.array(z.string()), from: z.string() })),
        addresses: z.array(z.strictObject({ addresses: z.array(z.string()), from: z.string() })),
        replicas: bound,
      })
      .meta({ description: 'What would hold here without what the collection itself sets.' }),
    quotas: z
      .strictObject({
        containers: z.array(quotaUse),
        services: z.array(quotaUse),
        totalMemoryBytes: z.array(quotaUse),
        totalNanoCpus: z.array(quotaUse),
      })
      .meta({ description: 'Every quota that holds here, the nearest first.' }),
    use: z
      .strictObject({
        containers: z.int(),
        services: z.int(),
        memoryBytes: z.number(),
        nanoCpus: z.number(),
        withoutMemoryLimit: z.int(),
        withoutCpuLimit: z.int(),
      })
      .nullable()
      .meta({ description: 'Here and below; null for who may not see it.' }),
  })
  .meta({ id: 'LimitsOfCollection' });
export type LimitsView = z.output<typeof limitsView>;
