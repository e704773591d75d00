import { defineRoute } from '@/lib/api/define-route';
import { historySettings } from '@/lib/history-settings/schema';
import { changeHistorySettings, historySettingsOf } from '@/lib/history-settings/settings';

export const historySettingRoutes = [
  defineRoute({
    method: 'GET',
    path: '/settings/history',
    summary: 'For how long events of engines and metrics are kept',
    permission: { operation: 'cluster.view', on: () => '/' },
    effect: 'read',
    response: historySettings,
    record: 'answer',
    handler: ({ db }) => historySettingsOf(db),
  }),
  defineRoute({
    method: 'PUT',
    path: '/settings/history',
    summary: 'Set for how long events of engines and metrics are kept',
    permission: { operation: 'cluster.manage', on: () => '/' },
    effect: 'change',
    body: historySettings,
    response: historySettings,
    record: (_, { db }) => historySettingsOf(db),
    handler: ({ actor, body, db }) => changeHistorySettings(db, actor, body),
  }),
];
