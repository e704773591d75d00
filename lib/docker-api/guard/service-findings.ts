import type { Operation } from '@/lib/access/operations';
import type { Need } from '@/lib/docker-api/guard/findings';

/** What reaches the node from a task takes an operation of services. */
const serviceForm: ReadonlyMap<Operation, Operation> = new Map([
  ['container.create.host-mounts', 'service.create.host-mounts'],
  ['container.create.host-network', 'service.create.host-network'],
  ['container.create.capabilities', 'service.create.capabilities'],
  ['container.create.devices', 'service.create.devices'],
  ['container.create.security-options', 'service.create.security-options'],
  ['container.create.kernel-settings', 'service.create.kernel-settings'],
]);

/**
 * What a container like the tasks of a service needs, in operations of services. What has no form
 * there stays as it is: nobody gets more for asking by another way.
 */
export function inServiceForm(needs: readonly Need[]): Need[] {
  return needs.map((need) => ({ ...need, operation: serviceForm.get(need.operation) ?? need.operation }));
}
