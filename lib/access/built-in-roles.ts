import { operationTier, type Tier } from '@/lib/access/operation-catalogue';
import { type Operation, operations } from '@/lib/access/operations';

export interface BuiltInRole {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

const ofTiers = (...tiers: Tier[]) =>
  operations.filter((operation) => tiers.includes(operationTier(operation)));

/** What Full Control holds and Restricted Control does not, besides what reaches the node. */
const insideContainers: readonly Operation[] = ['container.exec'];

/**
 * The roles that every installation has. They cannot be changed or removed.
 *
 * Full Control stops at the edge of its collection: whatever reaches the node (host mounts,
 * privileged, host namespaces, …) is root on the node in effect and would make every other
 * collection a decoration, so only Admin or a custom role carries it.
 */
export const builtInRoles: readonly BuiltInRole[] = [
  {
    name: 'View Only',
    description: 'See everything in the collection, change nothing.',
    operations: ofTiers('view'),
  },
  {
    name: 'Restricted Control',
    description: 'Run and change things, without entering containers or reaching the node.',
    operations: ofTiers('view', 'use', 'change').filter((operation) => !insideContainers.includes(operation)),
  },
  {
    name: 'Full Control',
    description: 'Everything in the collection, terminals included. Nothing that reaches the node.',
    operations: ofTiers('view', 'use', 'change'),
  },
  {
    name: 'Scheduler',
    description: 'Run services on the nodes of the collection.',
    operations: ['node.schedule', 'node.view'],
  },
  {
    name: 'Image User',
    description: 'See, pull and run the images of the collection.',
    operations: ['image.view', 'image.pull', 'image.use'],
  },
  {
    name: 'Catalogue User',
    description: 'See and order what the collection offers.',
    operations: ['catalog.view', 'catalog.order'],
  },
  {
    name: 'Admin',
    description: 'Operator of the whole: every operation there is.',
    operations,
  },
];
