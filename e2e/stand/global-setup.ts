import { announceStand, standIsAnnounced } from './facts';
import { startStand } from './stand';

/**
 * One stand for all tests of a run: for vitest and for Playwright alike. With WHEELHOUSE_STAND
 * already set (npm run stand prints it) the tests act on that one, which spares its start.
 *
 * @returns what ends it
 */
export default async function setUpStand(): Promise<(() => Promise<void>) | undefined> {
  if (standIsAnnounced()) return undefined;
  const stand = await startStand();
  announceStand(stand.facts);
  return stand.stop;
}
