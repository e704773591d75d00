import { z } from 'zod';
import { instantField, isUuid } from '@/lib/api/fields';
import { endpointField, isHost, isHostAndPort, sshField, tlsField } from '@/lib/clusters/endpoint';
import { engineView, forceField } from '@/lib/clusters/engine-schema';

export const clusterView = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    isDefault: z.boolean(),
    state: z.enum(['connecting', 'reachable', 'unreachable']),
    engineVersion: z.string(),
    apiVersion: z.string(),
    publishedHost: z.string().meta({ description: 'Where ports that containers publish are reached.' }),
    checkedAt: instantField.nullable(),
    createdAt: instantField,
    details: z
      .strictObject({
        endpoint: z.string().meta({ description: "Its first engine's." }),
        hasTls: z.boolean(),
        stateDetail: z.string(),
        registries: z.array(z.string()),
        engines: z.array(engineView),
      })
      .nullable()
      .meta({ description: 'Null without cluster.view on /.' }),
  })
  .meta({ id: 'Cluster' });
export type ClusterView = z.output<typeof clusterView>;

/** Pages of all clusters stand beside those of one. */
const reservedNames: ReadonlySet<string> = new Set(['alerts']);

const nameField = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'must have lower-case letters, digits and "-", at most 63')
  .refine((text) => !isUuid(text), 'must not look like an id')
  .refine((text) => !reservedNames.has(text), 'is the name of a page of the console')
  .meta({ examples: ['prod'] });

const hostField = z.string().refine(isHost, 'must be an IP address or a host name, without a port');

const registryField = z
  .string()
  .max(260, { abort: true })
  .refine(
    (text) => isHost(text) || isHostAndPort(text),
    'must be a registry host, like docker.io or registry.example:5000',
  );

export const newCluster = z.strictObject({
  name: nameField,
  endpoint: endpointField,
  tls: tlsField.default(null),
  ssh: sshField.default(null),
  registries: z.array(registryField).max(100).default(['docker.io']),
  publishedHost: hostField.default('localhost'),
  isDefault: z.boolean().default(false),
  force: forceField,
});
export type NewCluster = z.output<typeof newCluster>;

export const clusterChange = z
  .strictObject({
    registries: z.array(registryField).max(100),
    publishedHost: hostField,
    isDefault: z.literal(true).meta({ description: 'The cluster that was the default is one no longer.' }),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change');
export type ClusterChange = z.output<typeof clusterChange>;
