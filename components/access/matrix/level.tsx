import type { Tier } from '@/lib/access/operation-catalogue';

const looks: Readonly<Record<Tier, { readonly word: string; readonly look: string }>> = {
  view: { word: 'View', look: 'bg-sunken text-ink-soft' },
  use: { word: 'Use', look: 'bg-sunken text-ink' },
  change: { word: 'Change', look: 'bg-accent-soft text-accent' },
  reach: { word: 'Reach', look: 'bg-warn-soft text-warn' },
  manage: { word: 'Manage', look: 'bg-danger-soft text-danger' },
};

/** What each level means, beside the matrix. */
export const levelMeanings: readonly (readonly [Tier, string])[] = [
  ['view', 'see it'],
  ['use', 'make other things out of it'],
  ['change', 'act on it'],
  ['reach', 'get onto the node through it'],
  ['manage', 'administer'],
];

/** How far somebody may go, in a word; the colour repeats it. */
export function Level({ tier }: { tier: Tier | null }) {
  if (tier === null) {
    return (
      <span className="text-ink-soft">
        <span aria-hidden>–</span>
        <span className="sr-only">None</span>
      </span>
    );
  }
  const { word, look } = looks[tier];
  return <span className={`rounded px-1.5 py-0.5 font-medium text-xs ${look}`}>{word}</span>;
}
