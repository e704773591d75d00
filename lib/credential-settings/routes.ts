import { defineRoute } from '@/lib/api/define-route';
import { changeSetting } from '@/lib/credential-settings/change-setting';
import type { Db } from '@/lib/db/client';
import { lifetimesShape, ordinaryLifetimes } from '@/lib/settings/lifetimes';
import { ordinaryPasswordRules, passwordRulesShape } from '@/lib/settings/password-rules';
import { getSetting } from '@/lib/settings/settings';

const manage = { operation: 'access.manage', on: () => '/' } as const;
const lifetimesNow = async (db: Db) => (await getSetting(db, 'lifetimes')) ?? ordinaryLifetimes;
const passwordRulesNow = async (db: Db) => (await getSetting(db, 'passwords')) ?? ordinaryPasswordRules;
const view = { operation: 'access.view', on: () => '/' } as const;

export const credentialSettingRoutes = [
  defineRoute({
    method: 'GET',
    path: '/settings/lifetimes',
    summary: 'How long credentials may be used',
    permission: view,
    effect: 'read',
    response: lifetimesShape,
    record: 'answer',
    handler: ({ db }) => lifetimesNow(db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/settings/lifetimes',
    summary: 'Set how long credentials may be used',
    description: 'It holds at once, for what exists too.',
    permission: manage,
    effect: 'change',
    record: (_, { db }) => lifetimesNow(db),
    body: lifetimesShape,
    response: lifetimesShape,
    handler: ({ actor, body, db }) =>
      changeSetting(db, actor, {
        key: 'lifetimes',
        title: 'How long credentials may be used',
        ordinary: ordinaryLifetimes,
        value: body,
      }),
  }),
  defineRoute({
    method: 'GET',
    path: '/settings/passwords',
    summary: 'What is asked of passwords',
    permission: view,
    effect: 'read',
    response: passwordRulesShape,
    record: 'answer',
    handler: ({ db }) => passwordRulesNow(db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/settings/passwords',
    summary: 'Set what is asked of passwords',
    description: 'It holds for passwords that are set from then on.',
    permission: manage,
    effect: 'change',
    record: (_, { db }) => passwordRulesNow(db),
    body: passwordRulesShape,
    response: passwordRulesShape,
    handler: ({ actor, body, db }) =>
      changeSetting(db, actor, {
        key: 'passwords',
        title: 'What is asked of passwords',
        ordinary: ordinaryPasswordRules,
        value: body,
      }),
  }),
];
