import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';

/** A service among those of all clusters, as the address of a page says it: "cluster/id". */
export function serviceKey({
  cluster,
  serviceId,
}: Pick<OnCluster<TaskRow>, 'cluster' | 'serviceId'>): string {
  return `${cluster}/${serviceId}`;
}

/** Tells the tasks of one service from those of others, without making a key for each. */
export function ofService(key: string): (task: Pick<OnCluster<TaskRow>, 'cluster' | 'serviceId'>) => boolean {
  const at = key.lastIndexOf('/');
  const [cluster, id] = [key.slice(0, at), key.slice(at + 1)];
  return (task) => task.serviceId === id && task.cluster === cluster;
}
