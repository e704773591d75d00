import type { StackPlan } from '@/lib/stacks/compose/translate';
import { type StackPart, takenInOrder } from '@/lib/stacks/deploy/stack-part';

export const stepKinds = [
  'network',
  'secret',
  'config',
  'service',
  'service-removal',
  'secret-removal',
  'config-removal',
  'network-removal',
] as const;
export const stepStates = ['waiting', 'running', 'done', 'failed'] as const;

/** One thing that is made, changed or removed, in the order in which that is done. */
export interface DeploymentStep {
  readonly kind: (typeof stepKinds)[number];
  /** What it is called on the cluster. */
  readonly name: string;
  /** Of what goes, where it was named by it; else "": whatever of the stack has the name. */
  readonly id: string;
  readonly state: (typeof stepStates)[number];
  /** What came of it, e.g. "made", or why not where others go on; "" until it is done. */
  readonly outcome: string;
}

/** What is used must be there before what uses it; services that are no longer wanted go last. */
export function stepsOf(plan: StackPlan, removed: readonly string[]): DeploymentStep[] {
  const named = (kind: DeploymentStep['kind'], names: readonly string[]) =>
    names.map((name) => step(kind, name, ''));
  const namesOf = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name);
  return [
    ...named('network', namesOf(plan.networks)),
    ...named('secret', namesOf(plan.secrets)),
    ...named('config', namesOf(plan.configs)),
    ...named('service', namesOf(plan.services)),
    ...named('service-removal', removed),
  ];
}

/** What uses something goes before it. */
export function removalsOf(parts: readonly StackPart[]): DeploymentStep[] {
  return takenInOrder(parts).map(({ kind, name, id }) => step(`${kind}-removal`, name, id));
}

export function isRemoval({ kind }: Pick<DeploymentStep, 'kind'>): boolean {
  return kind.endsWith('-removal');
}

/** A step as a part of a sentence. */
export function stepWords({ kind, name }: Pick<DeploymentStep, 'kind' | 'name'>): string {
  return isRemoval({ kind }) ? `removal of ${kind.replace('-removal', '')} ${name}` : `${kind} ${name}`;
}

function step(kind: DeploymentStep['kind'], name: string, id: string): DeploymentStep {
  return { kind, name, id, state: 'waiting', outcome: '' };
}
