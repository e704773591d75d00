import type { StreamView } from '@/lib/audit-log/streams/schema';

/** What people edit of a stream: how far it is moves by itself. */
export function editedStream({ id, name, url, authority, isEnabled }: StreamView) {
  return { id, name, url, authority, isEnabled };
}
