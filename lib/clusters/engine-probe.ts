import { z } from 'zod';
import { endpointField, tlsField } from '@/lib/clusters/endpoint';

/** What the gateway is asked to try before an engine is saved. */
export const probeRequest = z.strictObject({
  /** The cluster that it is to be an engine of; null for a new one. */
  cluster: z.uuid().nullable().default(null),
  /** The engine that is to be changed: what is not given is taken from it. */
  engine: z.uuid().nullable().default(null),
  endpoint: endpointField,
  tls: tlsField.optional(),
  /** Without a host key, what the host shows is answered for somebody to compare. */
  ssh: z
    .strictObject({ privateKey: z.string(), hostKey: z.string().default('') })
    .nullable()
    .optional(),
});
export type ProbeRequest = z.output<typeof probeRequest>;

/** What came of it. */
export const engineProbe = z.strictObject({
  problem: z
    .strictObject({
      /** Which part of the wish is at fault. */
      field: z.enum(['endpoint', 'tls', 'ssh']),
      message: z.string(),
      /** It may be otherwise later, so whoever insists can save it now. */
      mayForce: z.boolean(),
    })
    .nullable(),
  warnings: z.array(z.string()),
  /** What the host of an ssh endpoint showed: its key as in known_hosts, and the fingerprint that `ssh` shows. */
  hostKey: z.strictObject({ key: z.string(), fingerprint: z.string() }).nullable(),
  /** Null where none answered. */
  engine: z
    .strictObject({
      hostname: z.string(),
      version: z.string(),
      apiVersion: z.string(),
      system: z.string(),
      role: z.enum(['manager', 'node']),
      /** "" in no Swarm. */
      nodeId: z.string(),
      swarm: z.string().meta({ description: 'In words, e.g. "manager of a Swarm of 3 nodes".' }),
    })
    .nullable(),
});
export type EngineProbe = z.output<typeof engineProbe>;
