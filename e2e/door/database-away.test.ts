import { expect, it } from 'vitest';
import { OutageLoad } from '@/e2e/chaos/outage-load';
import { postgresPid } from '@/e2e/chaos/processes';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** `npm run chaos` has the long form: killed, shut down and frozen, for longer. */
it('while the database is shut down changes are refused, and all goes on by itself when it is back', async () => {
  const shop = await stand.collection('shop');
  const ana = await stand.person('ana', { on: shop });
  const load = await OutageLoad.start(ana, shop);
  await waitFor('a refusal of each kind', () => {
    const pid = postgresPid();
    // In the middle of what it does: connections are cut, and it is started again by itself.
    if (pid !== undefined) process.kill(pid, 'SIGINT');
    return load.isRefused();
  });
  load.expectRefusals();
  await load.expectToGoOn();
  expect((await ana.door.get('/v1.41/containers/json')).status).toBe(200);
}, 240_000);
