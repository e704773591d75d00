import { z } from 'zod';
import { acknowledgeAlert, forgetAcknowledgement, silenceAlert } from '@/lib/alerts/changes';
import { editedAlert } from '@/lib/alerts/edited-alert';
import { countAlerts, getAlert, listAlerts } from '@/lib/alerts/queries';
import { listAlertRules, setAlertRule } from '@/lib/alerts/rule-settings';
import {
  acknowledgement,
  alertCounts,
  alertFilter,
  alertIdField,
  alertRuleChange,
  alertRuleView,
  alertView,
  ruleField,
  silence,
} from '@/lib/alerts/schema';
import { defineRoute } from '@/lib/api/define-route';
import type { Caller } from '@/lib/api/route';
import { pageOf, pageQuery } from '@/lib/paging/page';

const params = z.strictObject({ alert: alertIdField });
const record = async ({ params: { alert } }: { params: z.output<typeof params> }, { actor, db }: Caller) =>
  editedAlert(await getAlert(actor, alert, db));
const ruleParams = z.strictObject({ rule: ruleField });
const onlyVisible = 'Only alerts of resources that the person may see.';
const onResource = {
  operation: 'alert.acknowledge',
  on: async ({ params: { alert } }: { params: { alert: string } }, { actor, db }: Caller) =>
    (await getAlert(actor, alert, db)).collection,
} as const;

export const alertRoutes = [
  defineRoute({
    method: 'GET',
    path: '/alerts',
    summary: 'List alerts that fire or did, the latest first',
    permission: { signedIn: onlyVisible },
    effect: 'read',
    query: alertFilter,
    response: pageOf(alertView),
    handler: ({ actor, query, db }) => listAlerts(actor, query, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/alert-counts',
    summary: 'Count the alerts that fire',
    permission: { signedIn: onlyVisible },
    effect: 'read',
    response: alertCounts,
    handler: ({ actor, db }) => countAlerts(actor, db),
  }),
  defineRoute({
    method: 'GET',
    path: '/alerts/{alert}',
    summary: 'Show an alert',
    permission: { signedIn: onlyVisible },
    effect: 'read',
    params,
    response: alertView,
    record: editedAlert,
    handler: ({ actor, params: { alert }, db }) => getAlert(actor, alert, db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/alerts/{alert}/acknowledgement',
    summary: 'Say that somebody is on it',
    permission: onResource,
    effect: 'change',
    params,
    body: acknowledgement,
    response: alertView,
    record,
    handler: ({ actor, params: { alert }, body, db }) => acknowledgeAlert(db, actor, alert, body.note),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/alerts/{alert}/acknowledgement',
    summary: 'Take an acknowledgement back',
    permission: onResource,
    effect: 'change',
    params,
    response: alertView,
    record,
    handler: ({ actor, params: { alert }, db }) => forgetAcknowledgement(db, actor, alert),
  }),
  defineRoute({
    method: 'PUT',
    path: '/alerts/{alert}/silence',
    summary: 'Tell nobody of an alert until a time',
    description: 'Webhooks and counts leave it out, also when it ends and fires again before then.',
    permission: onResource,
    effect: 'change',
    params,
    body: silence,
    response: alertView,
    record,
    handler: ({ actor, params: { alert }, body, db }) => silenceAlert(db, actor, alert, body.until),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/alerts/{alert}/silence',
    summary: 'End the silence of an alert',
    permission: onResource,
    effect: 'change',
    params,
    response: alertView,
    record,
    handler: ({ actor, params: { alert }, db }) => silenceAlert(db, actor, alert, null),
  }),
  defineRoute({
    method: 'GET',
    path: '/alert-rules',
    summary: 'List the rules of alerts',
    permission: { signedIn: 'The rules are the same for everybody and name nothing.' },
    effect: 'read',
    query: z.strictObject(pageQuery),
    response: pageOf(alertRuleView),
    handler: async ({ db }) => ({ items: await listAlertRules(db), nextCursor: null }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/alert-rules/{rule}',
    summary: 'Switch a rule on or off and set its thresholds',
    permission: { operation: 'alert.manage', on: () => '/' },
    effect: 'change',
    params: ruleParams,
    body: alertRuleChange,
    response: alertRuleView,
    record: async ({ params: { rule } }, { db }) =>
      (await listAlertRules(db)).find((each) => each.rule === rule),
    handler: ({ actor, params: { rule }, body, db }) => setAlertRule(db, actor, rule, body),
  }),
];
