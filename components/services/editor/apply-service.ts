import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import { type CurrentService, sendService } from '@/components/services/change-service';
import { followChange } from '@/components/services/follow-change';
import type { JsonObject } from '@/lib/docker-api/json';
import { request } from '@/lib/http/request';
import { nameIn } from '@/lib/services/form/write-form';

const created = z.looseObject({ ID: z.string() });

/**
 * Makes or changes a service, and follows it until it is what it shall be.
 *
 * @returns its id, as soon as the engine has it
 * @throws RequestFailure in the words of the door or the engine
 */
export async function applyService(
  cluster: string,
  service: { readonly id: string; readonly name: string } | null,
  current: CurrentService | null,
  wished: JsonObject,
): Promise<string> {
  if (service && current) {
    const target = { cluster, ...service };
    await followChange(`Update ${service.name}`, target, () =>
      sendService(cluster, service.id, current.version, wished),
    );
    return service.id;
  }
  const answer = await request<unknown>('POST', engineUrl(cluster, '/services/create'), { body: wished });
  const { ID } = z.parse(created, answer);
  const name = nameIn(wished) || ID;
  await followChange(`Create ${name}`, { cluster, id: ID, name }, () => Promise.resolve());
  return ID;
}
