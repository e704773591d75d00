import { expect, it } from 'vitest';
import { currentActivities, trackActivity, trackWork, WorkStopped } from '@/components/shell/activity-store';

const latest = () => currentActivities()[0];

it('shows how far work is, and keeps its last word', async () => {
  let finish = (): void => undefined;
  const work = trackWork(
    'Drain e1',
    async (report) => {
      report('2 of 3 tasks have left');
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
    { href: '/ops/prod/nodes/e1', undo: { label: 'Activate again', onPress: () => undefined } },
  );
  expect(latest()).toMatchObject({ state: 'running', detail: '2 of 3 tasks have left' });
  expect(latest()?.undo?.label).toBe('Activate again');
  finish();
  await work;
  expect(latest()).toMatchObject({ state: 'done', detail: '2 of 3 tasks have left', undo: null });
});

it('tells what failed from what was taken back', async () => {
  await expect(trackActivity('One', Promise.reject(new Error('no such node')))).rejects.toThrow();
  expect(latest()).toMatchObject({ state: 'failed', detail: 'no such node' });
  const stopped = trackWork('Two', () => Promise.reject(new WorkStopped('Activated again.')));
  await expect(stopped).rejects.toThrow(WorkStopped);
  expect(latest()).toMatchObject({ state: 'stopped', detail: 'Activated again.' });
});
