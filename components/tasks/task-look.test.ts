import { expect, it } from 'vitest';
import { taskLook } from '@/components/tasks/task-look';

const look = (state: string, desiredState = 'running', error = '') =>
  taskLook({ state, desiredState, error });

it('says how a task is, never by colour alone', () => {
  expect(look('running')).toEqual({ tone: 'ok', word: 'Running', working: false });
  expect(look('running', 'shutdown')).toMatchObject({ word: 'Stopping', working: true });
  expect(look('running', 'complete')).toMatchObject({ word: 'Running' });
  expect(look('pending', 'running', 'no suitable node')).toMatchObject({ tone: 'warn', working: false });
  expect(look('preparing')).toMatchObject({ tone: 'accent', working: true });
  expect(look('rejected', 'shutdown', 'No such image')).toMatchObject({ tone: 'danger' });
  expect(look('shutdown', 'shutdown')).toMatchObject({ tone: 'neutral' });
});
