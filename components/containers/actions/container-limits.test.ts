import { expect, it } from 'vitest';
import { limitsBody, limitValues } from '@/components/containers/actions/container-limits';
import { readInspect } from '@/components/containers/container-details';
import { containerUpdate } from '@/lib/docker-api/schemas/container-update';

const inspect = readInspect({
  Id: 'a',
  Name: '/web',
  Created: '2026-11-22T10:00:00Z',
  State: { Status: 'running', Running: true },
  Config: { Image: 'web' },
  HostConfig: { Memory: 256_000_000, NanoCpus: 5e8, PidsLimit: 0, RestartPolicy: { Name: 'always' } },
});

it('asks for what differs, in a form that the door takes', () => {
  const before = limitValues(inspect);
  expect(before).toEqual({ memory: '256', cpus: '0.5', processes: '', restart: 'always', retries: '' });
  expect(limitsBody(before, before)).toEqual({});
  const after = { memory: '512', cpus: '', processes: '100', restart: 'on-failure', retries: '3' };
  const body = limitsBody(before, after);
  expect(body).toEqual({
    Memory: 512_000_000,
    MemorySwap: 1_024_000_000,
    NanoCpus: 0,
    PidsLimit: 100,
    RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
  });
  expect(containerUpdate.safeParse(body).success).toBe(true);
});
