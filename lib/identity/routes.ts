import type { Route } from '@/lib/api/define-route';
import { ownLinkRoutes } from '@/lib/identity/own-link-routes';
import { providerRoutes } from '@/lib/identity/provider-routes';
import { identitySettingRoutes } from '@/lib/identity/setting-routes';

/** Providers of identity, the links of accounts to them, and who may sign in without one. */
export const identityRoutes: readonly Route[] = [
  ...providerRoutes,
  ...ownLinkRoutes,
  ...identitySettingRoutes,
];
