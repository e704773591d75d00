/** In the order in which `docker stack rm` takes them away: what is used goes after what uses it. */
export const partKinds = ['service', 'secret', 'config', 'network'] as const;

/** Something of a stack on a cluster; its volumes are not among it, they outlive it. */
export interface StackPart {
  readonly kind: (typeof partKinds)[number];
  readonly id: string;
  readonly name: string;
}

export function takenInOrder(parts: readonly StackPart[]): StackPart[] {
  return partKinds.flatMap((kind) => parts.filter((part) => part.kind === kind));
}
