import { expect, it } from 'vitest';
import { newCluster } from '@/lib/clusters/schema';

const named = (name: string) => newCluster.safeParse({ name, endpoint: 'unix:///run/docker.sock' });

it.each(['prod', 'eu-1', 'alert'])('takes %s for the name of a cluster', (name) => {
  expect(named(name).success).toBe(true);
});

it.each(['Prod', '-a', 'a b', '', '_all', '0192f3a4-7c1d-7e5a-9b1e-2f5f5b0c9d11'])(
  'does not take %j for the name of a cluster',
  (name) => {
    expect(named(name).success).toBe(false);
  },
);

it('keeps names of pages for pages', () => {
  expect(named('alerts').error?.issues[0]?.message).toBe('is the name of a page of the console');
});
