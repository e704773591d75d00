import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import { Refused } from '@/gateway/refused';

/**
 * Passes on what only the manager of a Swarm can answer.
 *
 * @throws Refused 503 in the engine's own words where it is none: clients look for them
 */
export async function inSwarm<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotASwarmManager) throw new Refused(503, error.message, { isEnginesOwn: true });
    throw error;
  }
}
