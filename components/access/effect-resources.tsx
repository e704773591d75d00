import type { AccessEffect } from '@/lib/effects/schema';

const nouns: Readonly<Record<string, readonly [string, string]>> = {
  container: ['container', 'containers'],
  service: ['service', 'services'],
  stack: ['stack', 'stacks'],
  volume: ['volume', 'volumes'],
  network: ['network', 'networks'],
  secret: ['secret', 'secrets'],
  config: ['config', 'configs'],
  node: ['node', 'nodes'],
  image: ['image prefix', 'image prefixes'],
};

type Resource = AccessEffect['resources'][number];

/** The things on which access changes: how many of each kind, and which. */
export function EffectResources({ effect: { resources, totals } }: { effect: AccessEffect }) {
  const counts = Object.entries(totals.resources);
  if (counts.length === 0) return null;
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const summary = counts.map(([kind, count]) => `${count.toLocaleString('en')} ${noun(kind, count)}`);
  return (
    <details>
      <summary className="min-h-6 cursor-pointer py-0.5">On {summary.join(', ')}</summary>
      <ul className="flex max-h-56 flex-col gap-1 overflow-y-auto py-1 pl-4 text-[0.8125rem]">
        {resources.map((resource) => (
          <li key={`${resource.cluster} ${resource.kind} ${resource.id}`} className="break-words">
            <span className="font-medium">{nameOf(resource)}</span>{' '}
            <span className="text-ink-soft">
              {noun(resource.kind, 1)} {resource.cluster === '' ? '' : `on ${resource.cluster} `}in{' '}
              {resource.collection}: {whoInWords(resource)}
            </span>
          </li>
        ))}
        {total > resources.length ? (
          <li className="text-ink-soft">and {(total - resources.length).toLocaleString('en')} more</li>
        ) : null}
      </ul>
    </details>
  );
}

function noun(kind: string, count: number): string {
  const [one, many] = nouns[kind] ?? [kind, `${kind}s`];
  return count === 1 ? one : many;
}

function nameOf({ kind, name }: Resource): string {
  if (kind === 'image' && name === '') return 'all other images';
  return /^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name;
}

function whoInWords({ gainedBy, lostBy }: Resource): string {
  const parts = [
    ...(gainedBy.total > 0 ? [`more for ${peopleInWords(gainedBy)}`] : []),
    ...(lostBy.total > 0 ? [`less for ${peopleInWords(lostBy)}`] : []),
  ];
  return parts.join(', ');
}

function peopleInWords({ total, users }: Resource['gainedBy']): string {
  const shown = users.slice(0, 4);
  const more = total - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more.toLocaleString('en')} more` : shown.join(', ');
}
