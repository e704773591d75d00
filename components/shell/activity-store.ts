import { failureMessage } from '@/lib/http/failure';

export interface Activity {
  readonly id: number;
  readonly title: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** How far it is, or the engine's or the door's own words. */
  readonly detail: string;
  /** The page of what it is about. */
  readonly href: string | null;
  /** What takes it back while it is under way, e.g. "Activate again". */
  readonly undo: ActivityUndo | null;
}

interface ActivityUndo {
  readonly label: string;
  readonly onPress: () => void;
}

type Report = (detail: string) => void;

interface WorkOptions {
  readonly href?: string;
  readonly undo?: ActivityUndo;
}

/** Thrown by work that somebody took back: it did not fail, and is not done either. */
export class WorkStopped extends Error {
  override readonly name = 'WorkStopped';
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
export function trackActivity<T>(title: string, work: Promise<T>): Promise<T> {
  return trackWork(title, () => work);
}

/**
 * Does long work that tells how far it is. It goes on over navigation, since no page holds it; what
 * it reported last stays when it is done.
 */
export async function trackWork<T>(
  title: string,
  work: (report: Report) => Promise<T>,
  { href, undo }: WorkOptions = {},
): Promise<T> {
  lastId += 1;
  const id = lastId;
  const change = (changes: Partial<Activity>) =>
    replace(activities.map((each) => (each.id === id ? { ...each, ...changes } : each)));
  replace([
    {
      id,
      title,
      startedAt: Date.now(),
      endedAt: null,
      state: 'running',
      detail: '',
      href: href ?? null,
      undo: undo ?? null,
    },
    ...activities,
  ]);
  const end = (state: Activity['state'], detail?: string) =>
    change({ state, endedAt: Date.now(), undo: null, ...(detail === undefined ? {} : { detail }) });
  try {
    const result = await work((detail) => change({ detail }));
    end('done');
    return result;
  } catch (error) {
    end(error instanceof WorkStopped ? 'stopped' : 'failed', failureMessage(error));
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
