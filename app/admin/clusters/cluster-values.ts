import * as z from 'zod/mini';
import {
  type EngineValues,
  engineBody,
  engineFields,
  engineValuesOf,
  isAllOrNone,
} from '@/app/admin/clusters/engine-values';
import { editedCluster } from '@/lib/clusters/edited-cluster';
import type { ClusterView } from '@/lib/clusters/schema';

const clusterFields = {
  name: z
    .string()
    .check(
      z.regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'Lower-case letters, digits and "-", at most 63.'),
    ),
  publishedHost: z.string().check(z.trim(), z.minLength(1, 'A host name or an IP address.')),
  registries: z.string(),
  isDefault: z.boolean(),
};

export const clusterSchema = z.object({ ...clusterFields, ...engineFields }).check(
  z.refine(({ ca, cert, key }) => isAllOrNone(ca, cert, key), {
    path: ['key'],
    error: 'Give all three of CA, certificate and key, or none.',
  }),
);

export type ClusterValues = z.infer<typeof clusterSchema>;

export function valuesOf(cluster: ClusterView | undefined): ClusterValues {
  if (cluster) return editedValuesOf(editedCluster(cluster));
  const place = { publishedHost: '127.0.0.1', registries: 'docker.io' };
  return { ...engineValuesOf({ endpoint: '' }), name: '', ...place, isDefault: false };
}

export function editedValuesOf(cluster: EditedCluster): ClusterValues {
  const { name, publishedHost, registries, isDefault } = cluster;
  // How its engine is reached is neither shown nor sent here.
  const engine: EngineValues = engineValuesOf({ endpoint: 'unix:///unknown' });
  return { ...engine, name, publishedHost, registries: (registries ?? ['docker.io']).join(', '), isDefault };
}

type EditedCluster = Pick<
  ReturnType<typeof editedCluster>,
  'name' | 'publishedHost' | 'registries' | 'isDefault'
>;

/** As /api/v1 takes it: for a cluster that exists, without what cannot change or stays. */
export function clusterBody(values: ClusterValues, cluster: ClusterView | undefined) {
  const { name, publishedHost, isDefault } = values;
  const registries = values.registries.split(/[\s,]+/).filter(Boolean);
  if (!cluster) return { name, publishedHost, registries, isDefault, ...engineBody(values) };
  return { publishedHost, registries, ...(isDefault && !cluster.isDefault ? { isDefault: true } : {}) };
}
