import { expect, it } from 'vitest';
import { deploymentWords } from '@/components/deployments/deployment-words';
import type { DeploymentView } from '@/lib/deployments/schema';

type State = DeploymentView['steps'][number]['state'];

const removal = (state: DeploymentView['state'], ...steps: State[]) =>
  ({
    action: 'remove',
    state,
    detail: '',
    steps: steps.map((each, at) => ({
      kind: 'service-removal',
      name: `s${at}`,
      id: '',
      state: each,
      outcome: '',
    })),
  }) as unknown as DeploymentView;

it.each([
  [
    removal('running', 'done', 'running'),
    'Being removed',
    '1 of 2 parts is gone; now removal of service s1.',
  ],
  [removal('done', 'done', 'done'), 'Removed', 'All 2 parts are gone.'],
  [removal('failed', 'failed', 'done', 'done'), 'Not removed as a whole', '2 of 3 parts are gone.'],
  [removal('stopped', 'waiting'), 'Stopped', 'Nothing was removed.'],
])('says how far a removal is', (deployment, word, sentence) => {
  expect(deploymentWords(deployment)).toMatchObject({ word, sentence });
});
