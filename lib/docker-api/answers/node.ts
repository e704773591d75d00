import { asObject, pick } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import { isOwnLabel } from '@/lib/docker-api/labels';

/**
 * A node that the person may view. Addresses, certificates, plugins and our own labels on it are for
 * who may change it.
 */
export function filterNode(node: JsonObject, showsAll: boolean): JsonObject {
  const shown = pick(node, [
    'ID',
    'Version',
    'CreatedAt',
    'UpdatedAt',
    'Spec',
    'Description',
    'Status',
    'ManagerStatus',
  ]);
  if (showsAll) return shown;
  const spec = asObject(node.Spec);
  const description = asObject(node.Description);
  const labels = Object.entries(asObject(spec.Labels)).filter(([key]) => !isOwnLabel(key));
  return {
    ...shown,
    Spec: { ...pick(spec, ['Name', 'Role', 'Availability']), Labels: Object.fromEntries(labels) },
    Description: {
      ...pick(description, ['Hostname', 'Platform', 'Resources']),
      Engine: pick(asObject(description.Engine), ['EngineVersion', 'Labels']),
      TLSInfo: {},
    },
    Status: pick(asObject(node.Status), ['State', 'Message']),
    ...(node.ManagerStatus === undefined
      ? {}
      : { ManagerStatus: pick(asObject(node.ManagerStatus), ['Leader', 'Reachability']) }),
  };
}
