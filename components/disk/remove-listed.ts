import type { DiskRow } from '@/components/disk/disk-rows';
import { imagePath } from '@/components/images/image-name';
import { engineUrl } from '@/components/live/engine-url';
import { Skipped } from '@/components/resources/bulk/run-in-bulk';
import { RequestFailure } from '@/lib/http/failure';
import { request } from '@/lib/http/request';

/**
 * Removes exactly what was listed, and never by force: the engine refuses what is used meanwhile, and
 * a name that stands for something else by now is left alone.
 *
 * @throws Skipped when it is used, changed or gone since it was listed
 */
export async function removeListed(row: DiskRow): Promise<void> {
  try {
    if (row.kind === 'container') await send('DELETE', row, `/containers/${row.id}`);
    else if (row.kind === 'image') await removeImage(row);
    else if (row.kind === 'build-cache') await removeCache(row);
    else await removeVolume(row);
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    if (error.status === 404) throw new Skipped('It is gone already.');
    if (error.status === 409) throw new Skipped(`It is used by now: ${error.message}`);
    throw error;
  }
}

async function removeImage(row: DiskRow): Promise<void> {
  if (row.tags.length === 0) {
    await send('DELETE', row, imagePath(row.id));
    return;
  }
  for (const tag of row.tags) {
    const now = (await send('GET', row, `${imagePath(tag)}/json`)) as { Id?: unknown };
    if (now.Id !== row.id) throw new Skipped(`${tag} stands for another image by now.`);
    await send('DELETE', row, imagePath(tag));
  }
}

async function removeVolume(row: DiskRow): Promise<void> {
  const path = `/volumes/${encodeURIComponent(row.name)}`;
  const now = (await send('GET', row, path)) as { Labels?: unknown };
  if (JSON.stringify(now.Labels ?? {}) !== row.mark) throw new Skipped('It is another volume by now.');
  await send('DELETE', row, path);
}

async function removeCache(row: DiskRow): Promise<void> {
  const filters = JSON.stringify({ id: [row.id] });
  const answer = await request<{ CachesDeleted?: string[] | null }>(
    'POST',
    engineUrl(row.cluster, '/build/prune', { all: true, filters }, row.node),
  );
  if (!answer.CachesDeleted?.includes(row.id)) throw new Skipped('The engine kept it: a build uses it.');
}

function send(method: 'GET' | 'DELETE', row: DiskRow, path: string): Promise<unknown> {
  return request<unknown>(method, engineUrl(row.cluster, path, {}, row.node));
}
