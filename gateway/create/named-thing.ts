import type { Call } from '@/gateway/call';
import type { Placed } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { resolveThing } from '@/gateway/resolve/resolve-thing';

/**
 * A thing that a spec names. That it is not there is a fault of the request: the CLI takes a 404
 * for a missing image, and would pull that.
 *
 * @throws Refused 400
 */
export async function namedThing(
  call: Call,
  kind: 'network' | 'container',
  reference: string,
): Promise<Placed> {
  try {
    return await resolveThing(call, kind, reference);
  } catch (error) {
    if (error instanceof Refused && error.status === 404) throw new Refused(400, error.message, error.facts);
    throw error;
  }
}
