import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import type { DryRunResult } from '@/components/resources/create/dry-run';
import { request } from '@/lib/http/request';

const plan = z.object({
  collection: z.string(),
  spec: z.looseObject({}),
  newVolumes: z.array(z.string()),
});

/** What the door would make of a container. @throws RequestFailure as its creation would */
export async function planContainer(
  body: Readonly<Record<string, unknown>>,
  { cluster, name }: { cluster: string; name: string },
): Promise<DryRunResult> {
  const path = engineUrl(cluster, '/plans/containers', { name: name || undefined });
  const { collection, spec, newVolumes } = z.parse(plan, await request<unknown>('POST', path, { body }));
  const volumes = newVolumes.length > 0 ? ` It makes the volumes ${newVolumes.join(', ')} first.` : '';
  return { words: `It would be made in ${collection}.${volumes}`, request: spec };
}
