import { afterEach, expect, it, vi } from 'vitest';
import { changeNode } from '@/components/nodes/change-node';
import { RequestFailure } from '@/lib/http/failure';

const requests = vi.hoisted(() => vi.fn());
vi.mock('@/lib/http/request', () => ({ request: requests }));

afterEach(() => requests.mockReset());

const node = (index: number, labels: Record<string, string> = {}) => ({
  Version: { Index: index },
  Spec: { Labels: labels, Role: 'worker', Availability: 'active' },
});
const outOfSequence = new RequestFailure({
  status: 500,
  message: 'rpc error: code = Unknown desc = update out of sequence',
});

it('makes its change to what the node is by then when somebody else was faster', async () => {
  requests
    .mockResolvedValueOnce(node(7))
    .mockRejectedValueOnce(outOfSequence)
    .mockResolvedValueOnce(node(8, { disk: 'ssd' }))
    .mockResolvedValueOnce(null);
  await changeNode('prod', 'n1', (spec) => ({ ...spec, availability: 'drain' }));
  const [method, path, { body }] = requests.mock.calls[3] ?? [];
  expect([method, path]).toEqual(['POST', '/clusters/prod/v1.41/nodes/n1/update?version=8']);
  expect(body).toEqual({ Labels: { disk: 'ssd' }, Role: 'worker', Availability: 'drain' });
});

it('gives up after a few attempts, and at once for anything else', async () => {
  requests.mockImplementation(async (method) => {
    if (method === 'GET') return node(1);
    throw outOfSequence;
  });
  await expect(changeNode('prod', 'n1', (spec) => spec)).rejects.toThrow('update out of sequence');
  expect(requests).toHaveBeenCalledTimes(10);
  requests.mockReset();
  requests.mockResolvedValueOnce(node(1)).mockRejectedValueOnce(new Error('You need node.update'));
  await expect(changeNode('prod', 'n1', (spec) => spec)).rejects.toThrow('You need node.update');
  expect(requests).toHaveBeenCalledTimes(2);
});
