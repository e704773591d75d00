import { isRuleName, ruleOf, type Severity } from '@/lib/alerts/rules';
import type { AlertView } from '@/lib/alerts/schema';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/grants/authorise';

/** A row of the alerts' query. */
export interface StoredAlert {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly state: 'firing' | 'resolved';
  readonly cluster: string;
  readonly resourceKind: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly collection: string;
  /** Whose certificate it is. */
  readonly ownerId: string | null;
  readonly message: string;
  readonly advice: string;
  readonly firedAt: Date;
  readonly resolvedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string;
  readonly note: string;
  readonly silencedUntil: Date | null;
  readonly silencedBy: string;
}

/** An alert without what depends on who looks at it. */
export type AlertFacts = Omit<AlertView, 'mayAcknowledge'>;

/** @throws Error for a rule that this version does not know: the query leaves those out */
export function alertFacts(row: StoredAlert, now: number): AlertFacts {
  const { id, rule, severity, state, cluster, collection, message, advice } = row;
  if (!isRuleName(rule)) throw new Error(`There is no rule ${rule}.`);
  const isSilenced = row.silencedUntil !== null && row.silencedUntil.getTime() > now;
  return {
    id,
    rule,
    title: ruleOf(rule).title,
    severity,
    state,
    cluster,
    resource: { kind: row.resourceKind, id: row.resourceId, name: row.resourceName },
    collection,
    message,
    advice,
    since: row.firedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    acknowledged:
      row.acknowledgedAt === null
        ? null
        : { at: row.acknowledgedAt.toISOString(), by: row.acknowledgedBy, note: row.note },
    silenced:
      isSilenced && row.silencedUntil ? { until: row.silencedUntil.toISOString(), by: row.silencedBy } : null,
  };
}

export function viewAlert(actor: Actor, row: StoredAlert): AlertView {
  return {
    ...alertFacts(row, Date.now()),
    mayAcknowledge: may(actor, 'alert.acknowledge', row.collection),
  };
}
