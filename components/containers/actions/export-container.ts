import { engineUrl } from '@/components/live/engine-url';
import type { ContainerRow } from '@/lib/containers/row';
import type { OnCluster } from '@/lib/rows/placed-row';

/** Has the browser save the files of a container as a tar; it shows itself how far it is. */
export async function exportContainer({ cluster, id, name }: OnCluster<ContainerRow>): Promise<void> {
  const link = document.createElement('a');
  link.href = engineUrl(cluster, `/containers/${id}/export`);
  link.download = `${name}.tar`;
  link.click();
}
