import { failureMessage } from '@/lib/http/failure';

export interface Activity {
  readonly id: number;
  readonly title: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly state: 'running' | 'done' | 'failed';
  /** The engine's or the door's own words. */
  readonly detail: string;
}

const kept = 50;
let activities: readonly Activity[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function replace(next: readonly Activity[]) {
  activities = next.slice(0, kept);
  for (const listener of listeners) listener();
}

/**
 * Follows a piece of work until it settles, so that the activity list shows it on every page.
 * Passes the work's own result or error on.
 */
export async function trackActivity<T>(title: string, work: Promise<T>): Promise<T> {
  lastId += 1;
  const id = lastId;
  replace([{ id, title, startedAt: Date.now(), endedAt: null, state: 'running', detail: '' }, ...activities]);
  const end = (state: 'done' | 'failed', detail: string) =>
    replace(
      activities.map((each) => (each.id === id ? { ...each, state, detail, endedAt: Date.now() } : each)),
    );
  try {
    const result = await work;
    end('done', '');
    return result;
  } catch (error) {
    end('failed', failureMessage(error));
    throw error;
  }
}

export function subscribeToActivities(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentActivities(): readonly Activity[] {
  return activities;
}
