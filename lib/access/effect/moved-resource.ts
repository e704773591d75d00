import type { CollectionPath } from '@/lib/access/collection-path';
import type { HeldKind } from '@/lib/access/kind-operations';

/** A thing, or the images under a prefix, that a change puts into another collection. */
export interface MovedResource {
  readonly kind: HeldKind;
  /** "" for images. */
  readonly cluster: string;
  readonly id: string;
  readonly name: string;
  readonly from: CollectionPath;
  readonly to: CollectionPath;
}
