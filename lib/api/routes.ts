import { accessCodeRoutes } from '@/lib/access-code/routes';
import { accessRequestRoutes } from '@/lib/access-requests/routes';
import { alertRoutes } from '@/lib/alerts/routes';
import type { Route } from '@/lib/api/define-route';
import { openApiRoute } from '@/lib/api/openapi-route';
import { auditRoutes } from '@/lib/audit-log/routes';
import { bulkRoutes } from '@/lib/bulk/routes';
import { bundleRoutes } from '@/lib/certificates/routes';
import { clusterRoutes } from '@/lib/clusters/routes';
import { collectionRoutes } from '@/lib/collections/routes';
import { credentialSettingRoutes } from '@/lib/credential-settings/routes';
import { credentialRoutes } from '@/lib/credentials/routes';
import { deploymentRoutes } from '@/lib/deployments/routes';
import { effectiveAccessRoutes } from '@/lib/effective/routes';
import { grantRoutes } from '@/lib/grants/routes';
import { historySettingRoutes } from '@/lib/history-settings/routes';
import { identityRoutes } from '@/lib/identity/routes';
import { imagePrefixRoutes } from '@/lib/image-prefixes/routes';
import { exportRoutes } from '@/lib/imports/export-routes';
import { importRoutes } from '@/lib/imports/routes';
import { limitRoutes } from '@/lib/limits/routes';
import { linkRoutes } from '@/lib/links/routes';
import { mailRoutes } from '@/lib/mail/routes';
import { noticeRoutes } from '@/lib/notices/routes';
import { orderRoutes } from '@/lib/orders/routes';
import { breachedRoutes } from '@/lib/passwords/breached/routes';
import { placementRoutes } from '@/lib/placements/routes';
import { recordingRoutes } from '@/lib/recordings/routes';
import { registryCredentialRoutes } from '@/lib/registries/routes';
import { roleRoutes } from '@/lib/roles/routes';
import { secondFactorRoutes } from '@/lib/second-factors/routes';
import { securitySettingRoutes } from '@/lib/security-settings/routes';
import { sessionRoutes } from '@/lib/sessions/routes';
import { signInRoutes } from '@/lib/sign-in/routes';
import { stepUpRoutes } from '@/lib/step-up/routes';
import { teamRoutes } from '@/lib/teams/routes';
import { tokenRoutes } from '@/lib/tokens/routes';
import { userRoutes } from '@/lib/users/routes';
import { viewAsRoutes } from '@/lib/view-as/routes';
import { webhookRoutes } from '@/lib/webhooks/routes';

const nouns: readonly Route[] = [
  ...signInRoutes,
  ...stepUpRoutes,
  ...secondFactorRoutes,
  ...securitySettingRoutes,
  ...userRoutes,
  ...viewAsRoutes,
  ...teamRoutes,
  ...roleRoutes,
  ...collectionRoutes,
  ...limitRoutes,
  ...grantRoutes,
  ...effectiveAccessRoutes,
  ...accessCodeRoutes,
  ...clusterRoutes,
  ...identityRoutes,
  ...imagePrefixRoutes,
  ...placementRoutes,
  ...registryCredentialRoutes,
  ...orderRoutes,
  ...deploymentRoutes,
  ...sessionRoutes,
  ...tokenRoutes,
  ...bundleRoutes,
  ...accessRequestRoutes,
  ...noticeRoutes,
  ...bulkRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...credentialRoutes,
  ...credentialSettingRoutes,
  ...breachedRoutes,
  ...linkRoutes,
  ...mailRoutes,
  ...alertRoutes,
  ...webhookRoutes,
  ...auditRoutes,
  ...recordingRoutes,
  ...historySettingRoutes,
];

/** Every route below /api/v1. What is not here does not exist. */
export const routes: readonly Route[] = [...nouns, openApiRoute(nouns)];
