import type { StackPlan } from '@/lib/stacks/compose/translate';

export const stepKinds = ['network', 'secret', 'config', 'service', 'removal'] as const;
export const stepStates = ['waiting', 'running', 'done', 'failed'] as const;

/** One thing that a deployment makes, changes or removes, in the order in which it does so. */
export interface DeploymentStep {
  readonly kind: (typeof stepKinds)[number];
  /** What it is called on the cluster. */
  readonly name: string;
  readonly state: (typeof stepStates)[number];
  /** What came of it, e.g. "made"; "" until it is done. */
  readonly outcome: string;
}

/** What is used must be there before what uses it; services that are no longer wanted go last. */
export function stepsOf(plan: StackPlan, removed: readonly string[]): DeploymentStep[] {
  const named = (kind: DeploymentStep['kind'], names: readonly string[]) =>
    names.map((name): DeploymentStep => ({ kind, name, state: 'waiting', outcome: '' }));
  const namesOf = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name);
  return [
    ...named('network', namesOf(plan.networks)),
    ...named('secret', namesOf(plan.secrets)),
    ...named('config', namesOf(plan.configs)),
    ...named('service', namesOf(plan.services)),
    ...named('removal', removed),
  ];
}

/** A step as a part of a sentence. */
export function stepWords({ kind, name }: Pick<DeploymentStep, 'kind' | 'name'>): string {
  return kind === 'removal' ? `removal of service ${name}` : `${kind} ${name}`;
}
