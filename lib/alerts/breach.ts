import type { RuleName, Severity } from '@/lib/alerts/rules';

export type ResourceKind =
  | 'cluster'
  | 'engine'
  | 'node'
  | 'service'
  | 'container'
  | 'certificate'
  | 'client-certificate';

/** What an alert is about. */
export interface AlertResource {
  readonly kind: ResourceKind;
  /** Tells it from all others of its kind on the cluster. */
  readonly id: string;
  readonly name: string;
}

/** Something that a rule finds to be wrong at this moment. */
export interface Breach {
  readonly rule: RuleName;
  readonly resource: AlertResource;
  readonly severity: Severity;
  /** What is wrong, in a sentence that stays the same while nothing changes. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  /** Whose it is, where it belongs to a person. */
  readonly ownerId?: string;
  /** For how long it has to be so before it counts. */
  readonly holdMs: number;
}

/** How long a thing has to be well again before its alert is over, so that it does not flap. */
export function clearAfterMs(holdMs: number): number {
  return Math.min(Math.max(holdMs, 15_000), 120_000);
}
