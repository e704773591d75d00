import { z } from 'zod';
import { instantField, isUuid } from '@/lib/api/fields';

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
        endpoint: z.string(),
        hasTls: z.boolean(),
        stateDetail: z.string(),
        registries: z.array(z.string()),
      })
      .nullable()
      .meta({ description: 'Null without cluster.view on /.' }),
  })
  .meta({ id: 'Cluster' });
export type ClusterView = z.output<typeof clusterView>;

const nameField = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'must have lower-case letters, digits and "-", at most 63')
  .refine((text) => !isUuid(text), 'must not look like an id')
  .meta({ examples: ['prod'] });

const hostName =
  /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

const address = z.union([z.ipv4(), z.ipv6()]);

function isHost(text: string): boolean {
  return address.safeParse(text).success || hostName.test(text);
}

function isHostAndPort(text: string): boolean {
  const [, host = '', port = ''] = /^(.*):(\d{1,5})$/.exec(text) ?? [];
  return isHost(host.replace(/^\[(.*)\]$/, '$1')) && Number(port) >= 1 && Number(port) <= 65_535;
}

function isEndpoint(text: string): boolean {
  if (text.startsWith('unix://')) return /^unix:\/\/\/[^\p{Cc}]+$/u.test(text);
  return text.startsWith('tcp://') && isHostAndPort(text.slice('tcp://'.length));
}

const endpointField = z
  .string()
  .max(500, { abort: true })
  .refine(isEndpoint, 'must be unix:///path or tcp://host:port')
  .meta({ examples: ['unix:///var/run/docker.sock', 'tcp://10.0.0.5:2376'] });

const hostField = z.string().refine(isHost, 'must be an IP address or a host name, without a port');

const registryField = z
  .string()
  .max(260, { abort: true })
  .refine(
    (text) => isHost(text) || isHostAndPort(text),
    'must be a registry host, like docker.io or registry.example:5000',
  );

const pem = (kind: string) =>
  z
    .string()
    .max(64 * 1024)
    .regex(new RegExp(`^\\s*-----BEGIN ${kind}-----[\\s\\S]+-----END ${kind}-----\\s*$`), 'must be PEM');

export const clusterCredentials = z.strictObject({
  ca: pem('CERTIFICATE'),
  cert: pem('CERTIFICATE'),
  key: pem('(?:[A-Z]+ )?PRIVATE KEY'),
});

export const newCluster = z.strictObject({
  name: nameField,
  endpoint: endpointField,
  tls: clusterCredentials.nullable().default(null).meta({
    description: 'PEM. Sealed so that only the gateway can read it; no answer contains it.',
  }),
  registries: z.array(registryField).max(100).default(['docker.io']),
  publishedHost: hostField.default('localhost'),
  isDefault: z.boolean().default(false),
});
export type NewCluster = z.output<typeof newCluster>;

export const clusterChange = z
  .strictObject({
    endpoint: endpointField,
    tls: clusterCredentials.nullable(),
    registries: z.array(registryField).max(100),
    publishedHost: hostField,
    isDefault: z.literal(true).meta({ description: 'The cluster that was the default is one no longer.' }),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change');
export type ClusterChange = z.output<typeof clusterChange>;
