import type { Breach } from '@/lib/alerts/breach';
import type { RuleName, Severity } from '@/lib/alerts/rules';

/** What two rules find of one trouble of a service: its tasks end again and again, so that too few of them run. */
const sides: readonly RuleName[] = ['service-short', 'restart-loop'];

/** The rules whose alerts tell the same trouble of such a resource, the rule itself among them. */
export function rulesTelling(rule: RuleName, resourceKind: string): readonly RuleName[] {
  return resourceKind === 'service' && sides.includes(rule) ? sides : [rule];
}

interface Firing {
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly resource: { readonly kind: string; readonly id: string };
}

/** The alerts that fire, by which another need not: people are told of one trouble once, unless it gets worse. */
export class ToldTroubles {
  readonly #firing = new Map<string, Firing>();

  add(alert: Firing): void {
    if (rulesTelling(alert.rule, alert.resource.kind).length > 1) this.#firing.set(keyOf(alert), alert);
  }

  /** Whether an alert of the other rule says it, and says that it is as bad. */
  tells({ rule, severity, resource }: Breach): boolean {
    return rulesTelling(rule, resource.kind).some((other) => {
      const told = other === rule ? undefined : this.#firing.get(keyOf({ rule: other, resource }));
      return told !== undefined && (told.severity === 'critical' || severity === 'warning');
    });
  }
}

function keyOf({ rule, resource }: Pick<Firing, 'rule' | 'resource'>): string {
  return `${rule} ${resource.kind} ${resource.id}`;
}
