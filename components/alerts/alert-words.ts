import type { Tone } from '@/components/ui/tone';
import type { AlertView } from '@/lib/alerts/schema';
import type { ResourceKind } from '@/lib/paths/console-paths';

/** How an alert looks: its severity while it fires, and that it is over. */
export function alertLook({ state, severity }: Pick<AlertView, 'state' | 'severity'>): {
  tone: Tone;
  word: string;
} {
  if (state === 'resolved') return { tone: 'ok', word: 'Over' };
  return severity === 'critical' ? { tone: 'danger', word: 'Critical' } : { tone: 'warn', word: 'Warning' };
}

const sections: Readonly<Record<string, ResourceKind>> = {
  node: 'nodes',
  service: 'services',
  container: 'containers',
};

/** Under which kind a page shows the alert's resource; null where none does. */
export function sectionOf({ resource }: AlertView): ResourceKind | null {
  return sections[resource.kind] ?? null;
}

/** Whether somebody still has to look at it. */
export function isWaiting({ state, acknowledged, silenced }: AlertView): boolean {
  return state === 'firing' && acknowledged === null && silenced === null;
}

/** Those that wait first, the worst first among them, and the latest first among equals. */
export function byUrgency(one: AlertView, other: AlertView): number {
  const rank = (alert: AlertView) => (isWaiting(alert) ? 0 : 2) + (alert.severity === 'critical' ? 0 : 1);
  return rank(one) - rank(other) || other.since.localeCompare(one.since);
}
