import type { Tier } from '@/lib/access/operation-catalogue';

interface HeldOperation {
  readonly operation: string;
  readonly summary: string;
  readonly tier: Tier;
}

export interface TierWords {
  readonly tier: Tier;
  readonly title: string;
  readonly operations: readonly HeldOperation[];
}

const titles: Readonly<Record<Tier, string>> = {
  view: 'See',
  use: 'Use',
  change: 'Change',
  reach: 'Reach the node (root on it, in effect)',
  manage: 'Administer',
};

const order: readonly Tier[] = ['view', 'use', 'change', 'reach', 'manage'];

/** What one holds, by how far it goes; tiers of which one holds nothing are left out. */
export function byTier(held: readonly HeldOperation[]): TierWords[] {
  return order
    .map((tier) => ({
      tier,
      title: titles[tier],
      operations: held.filter((operation) => operation.tier === tier),
    }))
    .filter(({ operations }) => operations.length > 0);
}

/** The whole in half a sentence, e.g. "See, use and change things". */
export function accessInShort(held: readonly HeldOperation[]): string {
  const tiers = new Set(held.map(({ tier }) => tier));
  const verbs = [
    tiers.has('view') && 'see',
    tiers.has('use') && 'use',
    tiers.has('change') && 'change',
    tiers.has('manage') && 'administer',
  ].filter((verb) => verb !== false);
  if (verbs.length === 0) return 'Nothing';
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(verbs);
  return `${list.charAt(0).toUpperCase()}${list.slice(1)} things`;
}
