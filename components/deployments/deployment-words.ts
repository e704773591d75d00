import type { Tone } from '@/components/ui/tone';
import type { DeploymentView } from '@/lib/deployments/schema';
import { stepWords } from '@/lib/deployments/steps';

type Step = DeploymentView['steps'][number];

const words = {
  deploy: { running: 'Being deployed', done: 'Deployed', failed: 'Not deployed as a whole' },
  remove: { running: 'Being removed', done: 'Removed', failed: 'Not removed as a whole' },
} as const;

/** "3 of 5 steps are done and stay." */
function howFar({ steps, action }: Pick<DeploymentView, 'steps' | 'action'>): { far: string; left: string } {
  const done = steps.filter(({ state }) => state === 'done').length;
  if (action === 'remove') {
    const far = `${done} of ${steps.length} parts ${done === 1 ? 'is' : 'are'} gone`;
    return { far, left: done === 0 ? 'Nothing was removed.' : `${far}.` };
  }
  const far = `${done} of ${steps.length} steps ${done === 1 ? 'is' : 'are'} done`;
  return { far, left: done === 0 ? 'Nothing was done.' : `${far} and ${done === 1 ? 'stays' : 'stay'}.` };
}

/** How a deployment or a removal stands, as a state and a sentence. */
export function deploymentWords(deployment: DeploymentView): { tone: Tone; word: string; sentence: string } {
  const { action, state, steps, detail } = deployment;
  const { far, left } = howFar(deployment);
  switch (state) {
    case 'running': {
      const at = steps.find((step) => step.state === 'running');
      const sentence = detail || (at ? `${far}; now ${stepWords(at)}.` : `${far}.`);
      return { tone: 'accent', word: words[action].running, sentence };
    }
    case 'done': {
      const all = action === 'deploy' ? 'steps are done' : 'parts are gone';
      return { tone: 'ok', word: words[action].done, sentence: `All ${steps.length} ${all}.` };
    }
    case 'failed':
      return { tone: 'danger', word: words[action].failed, sentence: left };
    case 'stopped':
      return { tone: 'warn', word: 'Stopped', sentence: left };
  }
}

/** How one step stands, within a deployment that goes on or does not. */
export function stepStands(step: Step, isRunning: boolean): { tone: Tone; words: string } {
  switch (step.state) {
    case 'done':
      return { tone: 'ok', words: step.outcome };
    case 'failed':
      return { tone: 'danger', words: 'failed' };
    case 'running':
      return isRunning
        ? { tone: 'accent', words: 'under way' }
        : { tone: 'warn', words: 'was under way: see whether it is there' };
    case 'waiting':
      return { tone: 'neutral', words: isRunning ? 'to be done' : 'not done' };
  }
}
