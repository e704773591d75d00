import type { Call } from '@/gateway/call';
import { demandGuarded } from '@/gateway/create/target-collection';
import { limitsOn } from '@/gateway/limits/limits-on';
import { type Objections, stopAtFirst } from '@/gateway/pipeline/objections';
import { demandFiles } from '@/gateway/services/usable-files';
import { usableImage } from '@/gateway/services/usable-image';
import { usableNetworks } from '@/gateway/services/usable-networks';
import { usableVolumes, type VolumeClaim } from '@/gateway/services/usable-volumes';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { AuditSubject } from '@/lib/audit/record';
import { bindServiceReferences } from '@/lib/docker-api/guard/service-references';
import { type GuardedService, guardServiceSpec } from '@/lib/docker-api/guard/service-spec';
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
  objections: Objections = stopAtFirst,
): Promise<AllowedSpec> {
  const guarded = guardServiceSpec(spec, { collection, limits: await limitsOn(collection) });
  await demandEach(call, guarded, collection, about, objections);
  const { references } = guarded;
  const image = await objections.check(() => usableImage(call, references.image), references.image);
  const networks = new Map<string, string>();
  for (const reference of references.networks) {
    const asWritten = new Map([[reference, reference]]);
    const found = await objections.check(() => usableNetworks(call, [reference], collection), asWritten);
    for (const [written, id] of found) networks.set(written, id);
  }
  for (const kind of ['secret', 'config'] as const) {
    for (const file of references[`${kind}s`]) {
      await objections.check(() => demandFiles(call, kind, [file]), undefined);
    }
  }
  const claims = await objections.check(() => usableVolumes(call, references, collection), []);
  return { spec: bindServiceReferences(guarded.spec, { image, networks }), claims };
}

/** Rights first, then what nobody may do, then limits: the order in which a request is refused. */
async function demandEach(
  call: Call,
  { needs, refusals, exceeded }: Pick<GuardedService, 'needs' | 'refusals' | 'exceeded'>,
  collection: CollectionPath,
  about: Partial<AuditSubject>,
  objections: Objections,
): Promise<void> {
  const demanded = [
    ...needs.map((need) => ({ needs: [need], refusals: [] })),
    { needs: [], refusals },
    { needs: [], refusals: [], exceeded },
  ];
  for (const found of demanded) {
    await objections.check(() => demandGuarded(call, found, collection, about), undefined);
  }
}
