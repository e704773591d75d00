import { publicOrigin } from '@/lib/auth/public-origin';
import { type EngineProbe, engineProbe, type ProbeRequest } from '@/lib/clusters/engine-probe';
import { readEnvironment } from '@/lib/environment/read';
import { Problem } from '@/lib/problems/problem';

/** Longer than any host takes to say nothing. */
const withinMs = 30_000;

/** The credential of whoever asks, as it came: the gateway decides by it once more. */
export interface GivenCredential {
  readonly authorization: string | null;
  readonly cookie: string | null;
}

/**
 * Lets the gateway try an engine, with the identity of whoever wants it registered: nobody else opens
 * connections to engines.
 *
 * @throws Problem when the gateway does not answer, or refuses
 */
export async function probeThroughGateway(
  { authorization, cookie }: GivenCredential,
  wish: Omit<ProbeRequest, 'cluster' | 'engine'> & Partial<ProbeRequest>,
): Promise<EngineProbe> {
  const { WHEELHOUSE_GATEWAY_URL: gateway } = readEnvironment(['WHEELHOUSE_GATEWAY_URL']);
  const answer = await fetch(new URL('/engines/probe', gateway), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization === null ? {} : { authorization }),
      // It was checked that the change comes from a page of ours.
      ...(cookie === null ? {} : { cookie, origin: publicOrigin(), 'sec-fetch-site': 'same-origin' }),
    },
    body: JSON.stringify(wish),
    redirect: 'error',
    signal: AbortSignal.timeout(withinMs),
  }).catch((cause: unknown) => {
    throw unavailable({ cause });
  });
  if (!answer.ok) throw unavailable();
  return engineProbe.parse(await answer.json());
}

function unavailable(options?: ErrorOptions): Problem {
  const detail = 'Nothing was saved: the gateway, which would try the engine first, did not answer.';
  return new Problem({ kind: 'unavailable', detail }, options);
}
