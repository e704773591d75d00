import type { Call } from '@/gateway/call';
import { demandGuarded } from '@/gateway/create/target-collection';
import { limitsOn } from '@/gateway/limits/limits-on';
import { demandFiles } from '@/gateway/services/usable-files';
import { usableImage } from '@/gateway/services/usable-image';
import { usableNetworks } from '@/gateway/services/usable-networks';
import { usableVolumes, type VolumeClaim } from '@/gateway/services/usable-volumes';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { AuditSubject } from '@/lib/audit/record';
import { bindServiceReferences } from '@/lib/docker-api/guard/service-references';
import { guardServiceSpec } from '@/lib/docker-api/guard/service-spec';
import type { ServiceSpec } from '@/lib/docker-api/schemas/service-spec';

/** A spec whose every field and reference the person may use. */
export interface AllowedSpec {
  /** With full ids in place of whatever the client wrote. */
  readonly spec: ServiceSpec;
  /** Names of volumes that are to be kept for a collection. */
  readonly claims: readonly VolumeClaim[];
}

/**
 * Demands every right that a service of this spec takes in the collection, whichever way it came:
 * new, by an update, or back from what the service was before.
 *
 * @throws Refused 400 for what nobody may do, 403 for a right that is missing or a limit exceeded
 */
export async function allowSpec(
  call: Call,
  spec: ServiceSpec,
  collection: CollectionPath,
  about: Partial<AuditSubject>,
): Promise<AllowedSpec> {
  const guarded = guardServiceSpec(spec, { collection, limits: await limitsOn(collection) });
  demandGuarded(call, guarded, collection, about);
  const { references } = guarded;
  const image = await usableImage(call, references.image);
  const networks = await usableNetworks(call, references.networks, collection);
  await demandFiles(call, 'secret', references.secrets);
  await demandFiles(call, 'config', references.configs);
  const claims = await usableVolumes(call, references, collection);
  return { spec: bindServiceReferences(guarded.spec, { image, networks }), claims };
}
