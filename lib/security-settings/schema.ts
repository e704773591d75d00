import { z } from 'zod';
import { stepUpGroups } from '@/lib/access/step-up-group';
import { instantField } from '@/lib/api/fields';

const required = z.enum(['nobody', 'roles', 'everyone']);
const graceDays = z.int().min(0).max(90).meta({
  description:
    'How long people may still sign in without one, from when it is required or their account was made.',
});

export const secondFactorRuleView = z
  .strictObject({
    required,
    roles: z.array(z.string()).meta({ description: 'Names of the roles whose holders must have one.' }),
    graceDays,
    since: instantField.nullable(),
    without: z.int().meta({ description: 'People who can sign in and have no second factor.' }),
  })
  .meta({ id: 'SecondFactorRule' });
export type SecondFactorRuleView = z.output<typeof secondFactorRuleView>;

export const secondFactorRuleChange = z
  .strictObject({ required, roles: z.array(z.string().max(200)).max(50).default([]), graceDays })
  .refine(({ required, roles }) => required !== 'roles' || roles.length > 0, {
    path: ['roles'],
    message: 'names no role',
  });
export type SecondFactorRuleChange = z.output<typeof secondFactorRuleChange>;

export const stepUpRuleShape = z
  .strictObject({
    operations: z.array(z.enum(stepUpGroups)).transform((given) => [...new Set(given)]),
    withinMinutes: z.int().min(1).max(720),
    programs: z.enum(['exempt', 'refused']).meta({
      description: 'Whether API tokens and client certificates, which can prove nothing, may still do them.',
    }),
  })
  .meta({ id: 'StepUpRule' });
export type StepUpRuleView = z.output<typeof stepUpRuleShape>;
