import { type Operation, operations } from '@/lib/access/operations';

/** What a collection holds that access is about; an image is the repositories under a prefix. */
export type HeldKind =
  | 'container'
  | 'service'
  | 'stack'
  | 'volume'
  | 'network'
  | 'secret'
  | 'config'
  | 'node'
  | 'image';

/** The operations on a thing that is there; a stack is its services. */
export function operationsOn(kind: HeldKind): readonly Operation[] {
  return byKind[nounOf(kind)] ?? [];
}

/** The right to see a thing of the kind. */
export function viewingOf(kind: HeldKind): Operation {
  return viewing[kind];
}

const viewing: Readonly<Record<HeldKind, Operation>> = {
  container: 'container.view',
  service: 'service.view',
  stack: 'service.view',
  volume: 'volume.view',
  network: 'network.view',
  secret: 'secret.view',
  config: 'config.view',
  node: 'node.view',
  image: 'image.view',
};

/** What operations on the kind begin with. */
export function nounOf(kind: HeldKind): string {
  return kind === 'stack' ? 'service' : kind;
}

const byKind: Readonly<Record<string, readonly Operation[]>> = Object.fromEntries(
  Object.keys(viewing).map((kind) => [
    kind,
    operations.filter(
      (operation) => operation.startsWith(`${kind}.`) && !operation.startsWith(`${kind}.create`),
    ),
  ]),
);
