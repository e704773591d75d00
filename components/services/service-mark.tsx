import { StatusDot } from '@/components/ui/status-dot';
import type { Tone } from '@/components/ui/tone';
import type { ServiceRow } from '@/lib/services/row';

type Marked = Pick<ServiceRow, 'running' | 'desired' | 'updateState' | 'updateMessage' | 'isHeld' | 'mode'>;

interface Look {
  readonly tone: Tone;
  readonly word: string;
  readonly working: boolean;
}

/** How a service is, in a word and a tone: an update that is under way or stands still comes first. */
export function serviceLook(service: Marked): Look {
  const { running, desired, updateState, isHeld } = service;
  if (updateState === 'rollback_started') return { tone: 'accent', word: 'Rolling back', working: true };
  if (updateState === 'paused') return { tone: 'danger', word: 'Update stopped', working: false };
  if (updateState === 'rollback_paused') return { tone: 'danger', word: 'Rollback stopped', working: false };
  if (updateState === 'updating') {
    return isHeld
      ? { tone: 'warn', word: 'Update paused', working: false }
      : { tone: 'accent', word: 'Updating', working: true };
  }
  if (desired === 0) return { tone: 'neutral', word: 'Scaled to none', working: false };
  if (running >= desired) return { tone: 'ok', word: 'Running', working: false };
  return running === 0
    ? { tone: 'danger', word: 'Not running', working: false }
    : { tone: 'warn', word: 'Too few', working: false };
}

/** How a service is, with how many of its tasks run. */
export function ServiceMark({ service }: { service: Marked }) {
  const { tone, word, working } = serviceLook(service);
  return (
    <StatusDot tone={tone} working={working} more={service.updateMessage}>
      {word}{' '}
      <span className="tabular-nums text-ink-soft">
        {service.running}/{service.desired}
      </span>
    </StatusDot>
  );
}
