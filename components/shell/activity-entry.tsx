import type { Activity } from '@/components/shell/activity-store';
import { Button, TextLink } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';

const states = {
  running: ['accent', 'Under way'],
  done: ['ok', 'Done'],
  stopped: ['neutral', 'Taken back'],
  failed: ['danger', 'Failed'],
} as const;

/** One piece of work: how far it is, and what takes it back. */
export function ActivityEntry({ activity, onLeave }: { activity: Activity; onLeave: () => void }) {
  const [tone, word] = states[activity.state];
  return (
    <li className="min-w-0">
      <div className="flex items-baseline justify-between gap-3">
        <StatusDot tone={tone} working={activity.state === 'running'}>
          {activity.href ? (
            <TextLink href={activity.href} onClick={onLeave}>
              {activity.title}
            </TextLink>
          ) : (
            activity.title
          )}
        </StatusDot>
        <span className="shrink-0 text-[0.8125rem] text-ink-soft">
          {word} · <RelativeTime at={activity.endedAt ?? activity.startedAt} />
        </span>
      </div>
      {activity.detail || activity.undo ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pl-4.5">
          <p
            className={`min-w-0 flex-1 break-words text-[0.8125rem] ${activity.state === 'failed' ? 'text-danger' : 'text-ink-soft'}`}
          >
            {activity.detail}
          </p>
          {activity.undo ? (
            <Button size="small" onClick={activity.undo.onPress}>
              {activity.undo.label}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
