import { describe, expect, it } from 'vitest';
import { progressWords, updateProgress } from '@/lib/services/update-progress';

let clock = 0;
const task = (slot: number | null, image: string, state: string, desiredState = 'running', error = '') => ({
  id: `t${++clock}`,
  name: `web.${slot}`,
  slot,
  nodeId: slot === null ? `n${clock}` : 'n1',
  node: null,
  state,
  desiredState,
  error,
  message: '',
  since: clock,
  createdAt: clock,
  image,
});
const isNew = ({ image }: { image: string }) => image === 'web:2';

describe('the progress of an update', () => {
  it('tells old from new, place by place', () => {
    const tasks = [
      task(1, 'web:1', 'shutdown', 'shutdown'),
      task(1, 'web:2', 'running'),
      task(2, 'web:1', 'running', 'shutdown'),
      task(2, 'web:2', 'preparing'),
      task(10, 'web:1', 'running'),
    ];
    const progress = updateProgress(tasks, isNew);
    expect(
      progress.places.map(({ key, old, fresh, isDone }) => [key, old?.state, fresh?.state, isDone]),
    ).toEqual([
      ['1', undefined, 'running', true],
      ['2', 'running', 'preparing', false],
      ['10', 'running', undefined, false],
    ]);
    expect(progressWords(progress)).toBe('1 of 3 tasks are as wanted');
  });

  it('says why a new task does not come up, in the engine’s words', () => {
    const progress = updateProgress(
      [
        task(1, 'web:1', 'running', 'shutdown'),
        task(1, 'web:2', 'rejected', 'shutdown', 'No such image: web:2'),
        task(1, 'web:2', 'preparing'),
      ],
      isNew,
    );
    expect(progress.places[0]).toMatchObject({
      fresh: { state: 'preparing' },
      failures: [{ state: 'rejected' }],
    });
    expect(progressWords(progress)).toBe('0 of 1 task is as wanted. No such image: web:2');
  });

  it('forgets places that a service no longer has', () => {
    const progress = updateProgress(
      [task(1, 'web:2', 'running'), task(2, 'web:2', 'running', 'remove')],
      isNew,
    );
    expect(progress.total).toBe(1);
  });
});
