import { z } from 'zod';
import { ruleNames } from '@/lib/alerts/rules';
import { collectionField, futureInstantField, instantField, isUuid, lineField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';

export const ruleField = z.enum(ruleNames);
export const severityField = z.enum(['warning', 'critical']);

export const alertView = z
  .strictObject({
    id: z.uuid(),
    rule: ruleField,
    title: z.string().meta({ description: "The rule's." }),
    severity: severityField,
    state: z.enum(['firing', 'resolved']),
    cluster: z.string().meta({ description: '"": of the installation itself.' }),
    resource: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
    collection: z.string(),
    message: z.string(),
    advice: z.string().meta({ description: 'What to do about it.' }),
    since: instantField,
    resolvedAt: instantField.nullable(),
    acknowledged: z.strictObject({ at: instantField, by: z.string(), note: z.string() }).nullable(),
    silenced: z.strictObject({ until: instantField, by: z.string() }).nullable(),
    mayAcknowledge: z.boolean(),
  })
  .meta({ id: 'Alert' });
export type AlertView = z.output<typeof alertView>;

const word = z.string().min(1).max(200);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export const alertFilter = z.strictObject({
  ...pageQuery,
  state: z.enum(['firing', 'resolved']).optional(),
  rule: ruleField.optional(),
  severity: severityField.optional(),
  cluster: word.optional(),
  collection: collectionField.optional().meta({ description: 'This collection and all below it.' }),
  acknowledged: flag.optional(),
  silenced: flag.optional(),
  text: word.optional().meta({ description: 'Anywhere in the message or the name, in any case.' }),
});
export type AlertFilter = z.output<typeof alertFilter>;

export const alertCounts = z
  .strictObject({
    firing: z.int(),
    critical: z.int(),
    waiting: z.int().meta({ description: 'Fire, and nobody has acknowledged or silenced them.' }),
  })
  .meta({ id: 'AlertCounts' });
export type AlertCounts = z.output<typeof alertCounts>;

export const acknowledgement = z.strictObject({ note: lineField(500).default('') });
export const silence = z.strictObject({ until: futureInstantField });

export const alertRuleView = z
  .strictObject({
    rule: ruleField,
    title: z.string(),
    summary: z.string(),
    isEnabled: z.boolean(),
    thresholds: z.array(
      z.strictObject({
        name: z.string(),
        label: z.string(),
        value: z.int(),
        ordinary: z.int().meta({ description: 'Unless it is set.' }),
        least: z.int(),
        most: z.int(),
      }),
    ),
  })
  .meta({ id: 'AlertRule' });
export type AlertRuleView = z.output<typeof alertRuleView>;

export const alertRuleChange = z.strictObject({
  isEnabled: z.boolean(),
  thresholds: z
    .record(z.string().max(50), z.int())
    .default({})
    .meta({ description: 'By name; those that are not given are as they came.' }),
});
export type AlertRuleChange = z.output<typeof alertRuleChange>;

export const alertIdField = z.string().refine(isUuid);
