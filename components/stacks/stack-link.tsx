import { ResourceLink } from '@/components/resources/resource-link';

/** The stack that something belongs to; nothing where it belongs to none. */
export function StackLink({ cluster, stack }: { cluster: string; stack: string | null }) {
  return stack === null || stack === '' ? null : (
    <ResourceLink cluster={cluster} kind="stacks" id={stack} name={stack} />
  );
}
