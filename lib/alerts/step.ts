import { type Breach, clearAfterMs } from '@/lib/alerts/breach';
import type { Holds } from '@/lib/alerts/holds';
import type { Findings } from '@/lib/alerts/look';
import type { RuleName, Severity } from '@/lib/alerts/rules';
import { ToldTroubles } from '@/lib/alerts/two-sides';

/** An alert that is not over, as it is kept. Times are milliseconds since the epoch. */
export interface OpenAlert {
  readonly id: string;
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly resource: { readonly kind: string; readonly id: string };
  readonly state: 'pending' | 'firing';
  readonly pendingAt: number;
  readonly clearAt: number | null;
}

export type Transition =
  /** It is so for the first time. Where the rule does not wait, it fires at once. */
  | { readonly kind: 'begin'; readonly breach: Breach; readonly isFiring: boolean }
  | { readonly kind: 'fire'; readonly id: string; readonly breach: Breach }
  /** It is still so; what is said of it may have changed, and it is not clear (any more). */
  | { readonly kind: 'remain'; readonly id: string; readonly breach: Breach }
  /** It is no longer so; should that last, the alert is over. */
  | { readonly kind: 'clear'; readonly id: string }
  | { readonly kind: 'resolve'; readonly id: string }
  /** It did not last: nobody was told, and nobody need be. */
  | { readonly kind: 'drop'; readonly id: string };

/**
 * What becomes of the alerts by what the rules found now. An alert fires when it was so for as long
 * as its rule waits, and is over when it was not so for a while (clearAfterMs). What a rule could not look
 * at stays as it was, and what a rule found that was switched off is over at once. What an alert that
 * fires says already waits until that is over, unless it is worse.
 *
 * @param holds how long each rule waits, for alerts whose breach is gone; null: it is switched off
 * @param now milliseconds since the epoch
 */
export function step(
  open: readonly OpenAlert[],
  findings: Findings,
  holds: Holds,
  now: number,
): Transition[] {
  const breaches = new Map<string, Breach>();
  for (const found of Object.values(findings)) {
    for (const breach of found ?? []) breaches.set(keyOf(breach), breach);
  }
  const transitions: Transition[] = [];
  const told = new ToldTroubles();
  for (const alert of open) if (alert.state === 'firing') told.add(alert);
  for (const alert of open) {
    const key = keyOf(alert);
    const breach = breaches.get(key);
    breaches.delete(key);
    if (breach !== undefined) transitions.push(whileSo(alert, breach, told, now));
    else if (findings[alert.rule] !== null) transitions.push(...whileClear(alert, holds[alert.rule], now));
  }
  for (const breach of breaches.values()) {
    const isFiring = breach.holdMs === 0 && !told.tells(breach);
    if (isFiring) told.add(breach);
    transitions.push({ kind: 'begin', breach, isFiring });
  }
  return transitions;
}

function whileSo(
  { id, state, pendingAt }: OpenAlert,
  breach: Breach,
  told: ToldTroubles,
  now: number,
): Transition {
  const isDue = state === 'pending' && now - pendingAt >= breach.holdMs && !told.tells(breach);
  if (isDue) told.add(breach);
  return { kind: isDue ? 'fire' : 'remain', id, breach };
}

function whileClear({ id, state, clearAt }: OpenAlert, holdMs: number | null, now: number): Transition[] {
  if (state === 'pending') return [{ kind: 'drop', id }];
  if (holdMs === null) return [{ kind: 'resolve', id }];
  if (clearAt === null) return [{ kind: 'clear', id }];
  return now - clearAt >= clearAfterMs(holdMs) ? [{ kind: 'resolve', id }] : [];
}

function keyOf({ rule, resource }: { rule: RuleName; resource: { kind: string; id: string } }): string {
  return JSON.stringify([rule, resource.kind, resource.id]);
}
