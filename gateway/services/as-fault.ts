import { Refused } from '@/gateway/refused';

/**
 * Looks for a thing that a spec names. That it is not there is a fault of the request: clients take a
 * 404 for something else.
 */
export async function asFault<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Refused && error.status === 404) throw new Refused(400, error.message, error.facts);
    throw error;
  }
}
