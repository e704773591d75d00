import type { Tone } from '@/components/ui/tone';

interface StateLook {
  readonly tone: Tone;
  readonly word: string;
  readonly isWorking?: boolean;
}

const looks: Readonly<Record<string, StateLook>> = {
  created: { tone: 'neutral', word: 'Created' },
  running: { tone: 'ok', word: 'Running' },
  paused: { tone: 'warn', word: 'Paused' },
  restarting: { tone: 'warn', word: 'Restarting', isWorking: true },
  removing: { tone: 'neutral', word: 'Removing', isWorking: true },
  exited: { tone: 'neutral', word: 'Stopped' },
  dead: { tone: 'danger', word: 'Dead' },
};

/** How a state is shown; `status` is the engine's sentence, which tells more (exit code, health). */
export function stateLook(state: string, status: string): StateLook {
  if (state === 'running' && status.includes('(unhealthy)')) return { tone: 'danger', word: 'Unhealthy' };
  if (state === 'exited' && !/^Exited \(0\)/.test(status) && status.startsWith('Exited')) {
    return { tone: 'danger', word: 'Stopped' };
  }
  return looks[state] ?? { tone: 'neutral', word: state };
}
