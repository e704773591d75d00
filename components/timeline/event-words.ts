import type { Tone } from '@/components/ui/tone';

/** What an engine told, as the door answers it. */
export interface EngineEventView {
  id: string;
  at: string;
  /** By the engine's own clock, where that says something else. */
  engineAt: string | null;
  kind: string;
  action: string;
  resource: { kind: string; id: string; name: string };
  container: { kind: string; id: string; name: string } | null;
  details: Readonly<Record<string, string>>;
}

const plain: Readonly<Record<string, string>> = {
  create: 'was created',
  start: 'started',
  restart: 'was restarted',
  stop: 'was stopped',
  pause: 'was paused',
  unpause: 'went on',
  rename: 'was renamed',
  update: 'was changed',
  destroy: 'was removed',
  remove: 'was removed',
  delete: 'was removed',
  untag: 'lost a name',
  tag: 'got a name',
  pull: 'was pulled',
  push: 'was pushed',
  load: 'was loaded',
  import: 'was imported',
  save: 'was saved',
  commit: 'was committed to an image',
  attach: 'was attached to',
  detach: 'was detached from',
  oom: 'ran out of memory',
  prune: 'were pruned',
  mount: 'was mounted',
  unmount: 'was unmounted',
  connect: 'was connected',
  disconnect: 'was disconnected',
};

/** What happened, as it follows the name of what it happened to. */
export function eventWords({ action, details }: Pick<EngineEventView, 'action' | 'details'>): string {
  const change = changeWords(details);
  if (action === 'die')
    return details.exitCode === undefined ? 'ended' : `ended with exit code ${details.exitCode}`;
  if (action === 'kill')
    return details.signal === undefined ? 'was sent a signal' : `was sent signal ${details.signal}`;
  if (action.startsWith('health_status')) return `is ${action.split(': ')[1] ?? 'checked'}`;
  if (action === 'tag' && details.name !== undefined) return `got the name ${details.name}`;
  if (action === 'update' && change !== '') return `was changed: ${change}`;
  return plain[action] ?? action;
}

/** "availability active → drain": what a service or node changed. */
function changeWords(details: EngineEventView['details']): string {
  return Object.entries(details)
    .filter(([key]) => key.endsWith('.new'))
    .map(([key, after]) => {
      const noun = key.slice(0, -'.new'.length);
      const before = details[`${noun}.old`];
      const shown = noun === 'updatestate' ? 'state of its update' : noun;
      return before === undefined ? `${shown} ${after}` : `${shown} ${before} → ${after}`;
    })
    .join(', ');
}

export function eventTone({ action, details }: Pick<EngineEventView, 'action' | 'details'>): Tone {
  if (action === 'oom' || action === 'health_status: unhealthy') return 'danger';
  if (action === 'die') return details.exitCode === '0' ? 'neutral' : 'warn';
  if (details['state.new'] === 'down') return 'danger';
  if (details['updatestate.new']?.startsWith('paused') || details['updatestate.new']?.startsWith('rollback'))
    return 'warn';
  return action === 'start' || action === 'health_status: healthy' ? 'ok' : 'neutral';
}
