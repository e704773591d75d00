import { open, seal } from '@/lib/secrets/seal';

/** Encrypts what requests to a collector are signed with; it opens again for this stream only. */
export function sealStreamSecret(secret: string, streamId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(seal(secret, contextOf(streamId)));
}

/** @throws UnsealError when the row was changed, or the data key is another */
export function openStreamSecret(sealed: Uint8Array, streamId: string): string {
  return open(sealed, contextOf(streamId)).toString('utf8');
}

function contextOf(id: string): string {
  return `audit-stream.${id}`;
}
