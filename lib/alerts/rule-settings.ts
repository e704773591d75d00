import { type AllSettings, type RuleName, ruleNames, ruleOf, settingsOf } from '@/lib/alerts/rules';
import type { AlertRuleChange, AlertRuleView } from '@/lib/alerts/schema';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { Problem } from '@/lib/problems/problem';

/** What holds of every rule now. */
export async function readSettings(db: Db = shared): Promise<AllSettings> {
  const rows = new Map((await db.alertRule.findMany()).map((row) => [row.rule, row]));
  return Object.fromEntries(
    ruleNames.map((name) => [name, settingsOf(name, rows.get(name) ?? null)]),
  ) as unknown as AllSettings;
}

export async function listAlertRules(db: Db = shared): Promise<AlertRuleView[]> {
  const settings = await readSettings(db);
  return ruleNames.map((name) => viewRule(name, settings));
}

/** Switches a rule on or off and sets its thresholds. Needs alert.manage on "/". */
export async function setAlertRule(
  tx: Db,
  actor: Actor,
  name: RuleName,
  { isEnabled, thresholds }: AlertRuleChange,
): Promise<Change<AlertRuleView>> {
  const allowedBy = authorise(actor, 'alert.manage', '/');
  const errors = Object.entries(thresholds).flatMap(([key, value]) => {
    const message = faultOf(name, key, value);
    return message === null ? [] : [{ path: `body.thresholds.${key}`, message }];
  });
  const [first] = errors;
  if (first) throw new Problem({ kind: 'invalid', detail: `${first.message}.`, errors });
  const before = viewRule(name, await readSettings(tx));
  await tx.alertRule.upsert({
    where: { rule: name },
    create: { rule: name, isEnabled, thresholds },
    update: { isEnabled, thresholds },
  });
  return {
    result: viewRule(name, await readSettings(tx)),
    audit: {
      operation: 'alert.manage',
      resourceKind: 'alert-rule',
      resourceId: name,
      resourceName: ruleOf(name).title,
      collection: '/',
      allowedBy,
      request: {
        before: { isEnabled: before.isEnabled, thresholds: valuesOf(before) },
        after: { isEnabled, thresholds },
      },
    },
  };
}

function faultOf(name: RuleName, key: string, value: number): string | null {
  const known = ruleOf(name).thresholds;
  const threshold = Object.hasOwn(known, key) ? known[key] : undefined;
  if (threshold === undefined)
    return `This rule has no threshold ${key}, only ${Object.keys(known).join(' and ')}`;
  if (value < threshold.least || value > threshold.most)
    return `${threshold.label} must be from ${threshold.least} to ${threshold.most}`;
  return null;
}

function valuesOf({ thresholds }: AlertRuleView): Record<string, number> {
  return Object.fromEntries(thresholds.map(({ name, value }) => [name, value]));
}

function viewRule(name: RuleName, settings: AllSettings): AlertRuleView {
  const { title, summary, thresholds } = ruleOf(name);
  const values: Readonly<Record<string, number>> = settings[name].thresholds;
  return {
    rule: name,
    title,
    summary,
    isEnabled: settings[name].isEnabled,
    thresholds: Object.entries(thresholds).map(([key, { label, ordinary, least, most }]) => ({
      name: key,
      label,
      value: values[key] ?? ordinary,
      ordinary,
      least,
      most,
    })),
  };
}
