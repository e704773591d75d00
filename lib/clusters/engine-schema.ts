import { z } from 'zod';
import { instantField } from '@/lib/api/fields';
import { endpointField, sshField, tlsField } from '@/lib/clusters/endpoint';

export const engineView = z
  .strictObject({
    id: z.uuid(),
    clusterId: z.uuid(),
    endpoint: z.string(),
    hasCredentials: z.boolean(),
    role: z.enum(['manager', 'node']).meta({
      description: 'Managers are addressed, one at a time; of the other nodes the containers are reached.',
    }),
    nodeId: z.string().meta({ description: 'Its node of the Swarm; empty in none.' }),
    hostname: z.string(),
    state: z.enum(['connecting', 'reachable', 'unreachable']),
    stateDetail: z.string(),
    engineVersion: z.string(),
    apiVersion: z.string(),
    checkedAt: instantField.nullable(),
    createdAt: instantField,
  })
  .meta({ id: 'ClusterEngine' });
export type EngineView = z.output<typeof engineView>;

export const forceField = z.boolean().default(false).meta({
  description:
    'Save it although the gateway cannot reach it now. What contradicts the cluster is never saved: an engine that is registered already, or a node of another Swarm.',
});

export const newEngine = z.strictObject({
  endpoint: endpointField,
  tls: tlsField.default(null),
  ssh: sshField.default(null),
  force: forceField,
});
export type NewEngine = z.output<typeof newEngine>;

/** Credentials that are not given stay as they are. */
export const engineChange = z
  .strictObject({ endpoint: endpointField, tls: tlsField, ssh: sshField, force: z.boolean() })
  .partial()
  .refine(
    ({ endpoint, tls, ssh }) => [endpoint, tls, ssh].some((given) => given !== undefined),
    'names nothing to change',
  );
export type EngineChange = z.output<typeof engineChange>;
