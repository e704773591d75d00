import type { Operation } from '@/lib/access/operations';

/** Kinds of operations for which a person can be asked to prove anew who they are. */
export const stepUpGroups = ['exec', 'delete', 'access'] as const;
export type StepUpGroup = (typeof stepUpGroups)[number];

const insideContainers: ReadonlySet<Operation> = new Set([
  'container.exec',
  'container.attach',
  'container.copy-in',
]);

/** What changes who can do what, and who is who. */
const access = /^(?:access|user|team|role|collection|identity|audit|session)\.(?:manage|view-as)$/;

/** The group of an operation that changes something; null for one that is in none. */
export function stepUpGroupOf(operation: Operation): StepUpGroup | null {
  if (insideContainers.has(operation)) return 'exec';
  if (operation.endsWith('.remove')) return 'delete';
  return access.test(operation) ? 'access' : null;
}
