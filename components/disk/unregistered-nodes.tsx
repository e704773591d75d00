import { useLiveRows } from '@/components/live/use-live-rows';
import { TextLink } from '@/components/ui/button';
import { paths } from '@/lib/paths/console-paths';

/** A cluster, and the nodes whose engines are registered; null for who may not know. */
export interface RegisteredNodes {
  readonly cluster: string;
  readonly nodeIds: readonly string[] | null;
}

/** Says of which nodes nothing is measured here, and what counts of them all the same. */
export function UnregisteredNodes({ cluster, nodeIds }: RegisteredNodes) {
  const nodes = useLiveRows('nodes', [cluster]);
  const missing = nodeIds === null ? [] : nodes.rows.filter(({ id }) => !nodeIds.includes(id));
  if (missing.length === 0) return null;
  const isOne = missing.length === 1;
  return (
    <p role="status" className="mb-6 rounded-lg bg-warn-soft px-3.5 py-2.5">
      Not measured, since {isOne ? 'its engine is' : 'their engines are'} not registered with {cluster}:{' '}
      {missing.map(({ name }) => name).join(', ')}. What services name and tasks run there counts as used.
      Other containers there are not known.{' '}
      <TextLink href={paths.adminArea('clusters')}>Register {isOne ? 'it' : 'them'}</TextLink>
    </p>
  );
}
