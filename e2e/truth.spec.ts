import { expect, test } from '@/e2e/fixtures/browser';
import { stand } from '@/e2e/fixtures/stand';
import { expectToldInTime } from '@/e2e/fixtures/witnesses';

/** The long form, in which engines are killed and networks cut, is e2e/chaos/truth.test.ts. */
test('the screen tells within two seconds that a service was scaled, broken and rolled back', async ({
  signedIn,
}) => {
  test.setTimeout(180_000);
  const admin = await stand.admin();
  const { docker } = await admin.at('swarm');
  const name = stand.unique('truth');
  const update = ['--update-failure-action', 'pause', '--update-monitor', '1s', '--stop-grace-period', '1s'];
  const page = await signedIn(admin, `/ops/swarm/services?q=${name}`);
  try {
    const image = stand.swarm.image('busybox');
    await docker.run('service', 'create', '-d', '--name', name, ...update, image, 'sleep', '36000');
    const row = page.getByRole('row').filter({ hasText: name });
    await expect(row).toContainText('1/1', { timeout: 60_000 });
    const says = async (text: string) => (await row.filter({ hasText: text }).count()) > 0;
    const running = async () => {
      const { body } = await stand.swarm.truth.ask('GET', `/services?status=true`);
      const services = body as { Spec: { Name: string }; ServiceStatus?: { RunningTasks: number } }[];
      return services.find(({ Spec }) => Spec.Name === name)?.ServiceStatus?.RunningTasks;
    };

    await docker.run('service', 'scale', '-d', `${name}=3`);
    await expectToldInTime('scaled', async () => (await running()) === 3, { screen: () => says('3/3') });

    await docker.run('service', 'update', '-d', '--image', image.replace('busybox', 'nosuch'), name);
    await expectToldInTime(
      'the update stopped',
      async () => JSON.stringify(await stand.swarm.service(name)).includes('"State":"paused"'),
      { screen: () => says('Update stopped') },
    );

    await docker.run('service', 'rollback', '-d', name);
    await expectToldInTime('rolled back', async () => (await running()) === 3, { screen: () => says('3/3') });
  } finally {
    await stand.swarm.removeService(name);
  }
});
