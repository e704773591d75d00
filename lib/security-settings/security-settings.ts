import type { Change } from '@/lib/audit/change';
import { settingChange } from '@/lib/audit/setting-change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { invalid } from '@/lib/problems/problem';
import type {
  SecondFactorRuleChange,
  SecondFactorRuleView,
  StepUpRuleView,
} from '@/lib/security-settings/schema';
import { getSetting, setSetting } from '@/lib/settings/settings';
import { noStepUp } from '@/lib/step-up/needed';

/** From whom a second factor is required. */
export async function showSecondFactorRule(db: Db): Promise<SecondFactorRuleView> {
  const rule = await getSetting(db, 'secondFactors');
  const roles = await db.role.findMany({
    where: { id: { in: [...(rule?.roles ?? [])] } },
    select: { name: true },
    orderBy: { name: 'asc' },
  });
  const without = await db.user.count({
    where: { kind: 'person', disabledAt: null, hasSecondFactor: false },
  });
  return {
    required: rule?.required ?? 'nobody',
    roles: roles.map(({ name }) => name),
    graceDays: rule?.graceDays ?? 7,
    since: rule === null || rule.required === 'nobody' ? null : rule.since,
    without,
  };
}

/** Days of grace run from when something began to be required; a change of the days alone does not begin anew. */
export async function setSecondFactorRule(
  tx: Db,
  actor: Actor,
  { required, roles: names, graceDays }: SecondFactorRuleChange,
): Promise<Change<SecondFactorRuleView>> {
  const allowedBy = authorise(actor, 'access.manage', '/');
  const before = await showSecondFactorRule(tx);
  const roles = required === 'roles' ? await roleIds(tx, names) : [];
  const stays = before.required === required && before.roles.join() === [...names].sort().join();
  const since = stays && before.since !== null ? before.since : new Date().toISOString();
  await setSetting(tx, 'secondFactors', { required, roles, graceDays, since });
  const result = await showSecondFactorRule(tx);
  return {
    result,
    audit: settingChange({
      operation: 'access.manage',
      id: 'secondFactors',
      name: 'Who must have a second factor',
      allowedBy,
      before,
      after: result,
    }),
  };
}

/** What takes a proof anew. */
export async function showStepUpRule(db: Db): Promise<StepUpRuleView> {
  const { operations, ...rule } = (await getSetting(db, 'stepUp')) ?? noStepUp;
  return { operations: [...operations], ...rule };
}

export async function setStepUpRule(
  tx: Db,
  actor: Actor,
  rule: StepUpRuleView,
): Promise<Change<StepUpRuleView>> {
  const allowedBy = authorise(actor, 'access.manage', '/');
  const before = await showStepUpRule(tx);
  await setSetting(tx, 'stepUp', rule);
  return {
    result: rule,
    audit: settingChange({
      operation: 'access.manage',
      id: 'stepUp',
      name: 'What takes a proof anew',
      allowedBy,
      before,
      after: rule,
    }),
  };
}

async function roleIds(tx: Db, names: readonly string[]): Promise<string[]> {
  const rows = await tx.role.findMany({
    where: { name: { in: [...names] } },
    select: { id: true, name: true },
  });
  const unknown = names.find((name) => rows.every((row) => row.name !== name));
  if (unknown !== undefined) throw invalid('body.roles', `There is no role ${JSON.stringify(unknown)}`);
  return rows.map(({ id }) => id);
}
