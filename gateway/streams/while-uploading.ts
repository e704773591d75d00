import type { Call } from '@/gateway/call';
import type { StreamNeed } from '@/gateway/streams/open-streams';

/**
 * An upload lasts as long as its client likes: it counts as an open stream, and ends like one.
 *
 * @throws Refused 429 when the person has too many streams open
 */
export async function whileUploading<T>(
  call: Call,
  needs: readonly StreamNeed[],
  upload: () => Promise<T>,
): Promise<T> {
  const stream = call.door.streams.open(call, needs, () => call.exchange.request.destroy());
  try {
    return await upload();
  } finally {
    stream.close();
  }
}
