import 'server-only';
import { headers } from 'next/headers';
import { webEnvironment } from '@/lib/environment/processes';
import { RequestFailure } from '@/lib/http/failure';
import { readFailure } from '@/lib/http/read-failure';

const longestMs = 10_000;

/**
 * Reads something of an engine for a page, through the door and with the session of whoever asks
 * for the page.
 *
 * @param path of our own origin, as made by `engineUrl`
 * @param withinMs after which the page goes on without it
 * @throws RequestFailure in the words of the door or the engine
 */
export async function readThroughDoor(path: string, withinMs = longestMs): Promise<unknown> {
  const given = await headers();
  const answer = await fetch(new URL(path, webEnvironment().WHEELHOUSE_GATEWAY_URL), {
    headers: { cookie: given.get('cookie') ?? '', accept: 'application/json' },
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(withinMs),
  }).catch((cause: unknown) => {
    throw new RequestFailure({ status: 0, message: 'The cluster did not answer in time.' }, { cause });
  });
  if (!answer.ok) throw await readFailure(answer);
  return answer.json();
}
