import { buildKitSentence } from '@/lib/docker-api/dockerfile/instruction';
import type { WithheldRoute } from '@/lib/docker-api/route';

/**
 * BuildKit speaks its own protocol over a raw connection: what passes there could be neither decided on
 * nor recorded.
 */
export const withheldBuildRoutes: readonly WithheldRoute[] = [
  { method: 'ANY', path: '/session', status: 403, reason: buildKitSentence },
  { method: 'ANY', path: '/grpc', status: 403, reason: buildKitSentence },
];
