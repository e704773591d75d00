import { defineRoute } from '@/lib/api/define-route';
import {
  secondFactorRuleChange,
  secondFactorRuleView,
  stepUpRuleShape,
} from '@/lib/security-settings/schema';
import {
  setSecondFactorRule,
  setStepUpRule,
  showSecondFactorRule,
  showStepUpRule,
} from '@/lib/security-settings/security-settings';

const manage = { operation: 'access.manage', on: () => '/' } as const;

export const securitySettingRoutes = [
  defineRoute({
    method: 'GET',
    path: '/settings/second-factors',
    summary: 'Show from whom a second factor is required',
    permission: { operation: 'access.view', on: () => '/' },
    effect: 'read',
    response: secondFactorRuleView,
    record: 'answer',
    handler: ({ db }) => showSecondFactorRule(db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/settings/second-factors',
    summary: 'Set from whom a second factor is required',
    description:
      'Who must have one and has none can do nothing but set one up, once the days of grace are over; their tokens and certificates are refused until then.',
    permission: manage,
    effect: 'change',
    body: secondFactorRuleChange,
    response: secondFactorRuleView,
    record: (_, { db }) => showSecondFactorRule(db),
    handler: ({ actor, body, db }) => setSecondFactorRule(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/settings/step-up',
    summary: 'Show what takes a proof anew of who is there',
    permission: { operation: 'access.view', on: () => '/' },
    effect: 'read',
    response: stepUpRuleShape,
    record: 'answer',
    handler: ({ db }) => showStepUpRule(db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/settings/step-up',
    summary: 'Set what takes a proof anew of who is there',
    permission: manage,
    effect: 'change',
    body: stepUpRuleShape,
    response: stepUpRuleShape,
    record: (_, { db }) => showStepUpRule(db),
    handler: ({ actor, body, db }) => setStepUpRule(db, actor, body),
  }),
];
