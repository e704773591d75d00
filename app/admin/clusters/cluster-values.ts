import * as z from 'zod/mini';
import type { ClusterView } from '@/lib/clusters/schema';

export const clusterSchema = z
  .object({
    name: z
      .string()
      .check(
        z.regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'Lower-case letters, digits and "-", at most 63.'),
      ),
    endpoint: z
      .string()
      .check(
        z.regex(
          /^(unix:\/\/\/.+|tcp:\/\/[^/\s]+:\d{1,5})$/,
          'Like unix:///var/run/docker.sock or tcp://10.0.0.5:2376.',
        ),
      ),
    ca: z.string(),
    cert: z.string(),
    key: z.string(),
    publishedHost: z.string().check(z.trim(), z.minLength(1, 'A host name or an IP address.')),
    registries: z.string(),
    isDefault: z.boolean(),
  })
  .check(
    z.refine(
      ({ ca, cert, key }) =>
        [ca, cert, key].every((text) => text.trim() === '') ||
        [ca, cert, key].every((text) => text.trim() !== ''),
      { path: ['key'], error: 'Give all three of CA, certificate and key, or none.' },
    ),
  );

export type ClusterValues = z.infer<typeof clusterSchema>;

export function valuesOf(cluster: ClusterView | undefined): ClusterValues {
  return {
    name: cluster?.name ?? '',
    endpoint: cluster?.details?.endpoint ?? '',
    ca: '',
    cert: '',
    key: '',
    publishedHost: cluster?.publishedHost ?? '127.0.0.1',
    registries: (cluster?.details?.registries ?? ['docker.io']).join(', '),
    isDefault: cluster?.isDefault ?? false,
  };
}

/** As /api/v1 takes it: for a cluster that exists, without what cannot change or stays. */
export function clusterBody(values: ClusterValues, cluster: ClusterView | undefined) {
  const { name, endpoint, publishedHost, isDefault } = values;
  const registries = values.registries.split(/[\s,]+/).filter(Boolean);
  const { ca, cert, key } = values;
  const tls = endpoint.startsWith('tcp://') && key.trim() !== '' ? { tls: { ca, cert, key } } : {};
  if (!cluster) return { name, endpoint, publishedHost, registries, isDefault, ...tls };
  return {
    endpoint,
    publishedHost,
    registries,
    ...(isDefault && !cluster.isDefault ? { isDefault: true } : {}),
    ...tls,
  };
}
