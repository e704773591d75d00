/** A moment of a container's life, by which its status tells how long ago it was. */
export type StatusClock = 'StartedAt' | 'FinishedAt';

/** What `Status` of a container in a list says, less the time that has passed. */
export interface StatusTemplate {
  readonly before: string;
  readonly after: string;
  /** Since when time is told; null where none is. */
  readonly clock: StatusClock | null;
}

const units = 'seconds|minutes|hours|days|weeks|months|years';
const duration = `Less than a second|1 second|About a minute|About an hour|\\d+ (?:${units})`;
const running = new RegExp(`^Up (${duration})( \\((?:Paused|healthy|unhealthy|health: starting)\\))?$`);
const ended = new RegExp(`^((?:Exited|Restarting) \\(-?\\d+\\) )(${duration}) ago$`);
/** States that no time is told of (moby, container/state.go). */
const timeless: ReadonlySet<string> = new Set(['', 'Created', 'Dead', 'Removal In Progress']);

/** Takes the time out of a status; null for one that we would not know how to tell later. */
export function readStatus(status: string): { template: StatusTemplate; elapsed: string } | null {
  if (timeless.has(status)) {
    return { template: { before: status, after: '', clock: null }, elapsed: '' };
  }
  const up = running.exec(status);
  if (up) {
    const [, elapsed = '', after = ''] = up;
    return { template: { before: 'Up ', after, clock: 'StartedAt' }, elapsed };
  }
  const over = ended.exec(status);
  if (!over) return null;
  const [, before = '', elapsed = ''] = over;
  return { template: { before, after: ' ago', clock: 'FinishedAt' }, elapsed };
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long that is, in the engine's words (docker/go-units, HumanDuration). */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / second);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.trunc(milliseconds / minute);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.trunc(milliseconds / hour + 0.5);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.trunc(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.trunc(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.trunc(hours / 24 / 30)} months`;
  return `${Math.trunc(Math.trunc(milliseconds / hour) / 24 / 365)} years`;
}

const inSeconds = /^(?:Less than a second|(\d+) seconds?)$/;

/** The seconds that the engine's words tell of less than a minute; null of more. */
export function secondsIn(elapsed: string): number | null {
  const found = inSeconds.exec(elapsed);
  return found && Number(found[1] ?? 0);
}

/** How much time must have passed for the words to be others, when that much has. */
export function nextHumanDuration(milliseconds: number): number {
  const step = milliseconds < minute ? second : milliseconds < hour ? minute : hour / 2;
  return (Math.floor(milliseconds / step) + 1) * step;
}

/** What the status says when that much time has passed. */
export function statusAfter({ before, after, clock }: StatusTemplate, milliseconds: number): string {
  return clock === null ? before : `${before}${humanDuration(milliseconds)}${after}`;
}
