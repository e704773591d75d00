import { engineUrl } from '@/components/live/engine-url';
import type { AskDoor } from '@/lib/docker-api/ask-door';
import { request } from '@/lib/http/request';

/** Asks the door of a cluster with the session of this tab. */
export function askDoor(cluster: string): AskDoor {
  return (method, path, { query = {}, body } = {}) =>
    request<unknown>(method, engineUrl(cluster, path, query), { body });
}
