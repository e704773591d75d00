import type { CollectionPath } from '@/lib/access/collection-path';
import type { Db } from '@/lib/db/client';
import { counted, humanBytes, humanCpus } from '@/lib/docker-api/guard/units';
import { type LimitsAt, quotasOn } from '@/lib/limits/effective';
import type { QuotaField } from '@/lib/limits/schema';
import { collectionUse, type Uses } from '@/lib/limits/use';

/** A quota that has no room for what is asked. */
export interface Shortage {
  readonly collection: CollectionPath;
  readonly field: QuotaField;
  readonly limit: number;
  readonly used: number;
  readonly asked: number;
}

/** What a quota is held against. */
const quotaMembers = {
  containers: 'containers',
  services: 'services',
  totalMemoryBytes: 'memoryBytes',
  totalNanoCpus: 'nanoCpus',
} as const satisfies Record<QuotaField, keyof Uses>;

const fields = Object.keys(quotaMembers) as readonly QuotaField[];

/** Those collections on a path that set any quota. */
export function withQuotas(onPath: readonly LimitsAt[]): LimitsAt[] {
  return onPath.filter(({ limits }) => fields.some((field) => limits[field] !== null));
}

/**
 * The quotas on the path that have no room for what is asked. Until the transaction ends nobody else
 * looks at any of them: whoever found room can record what takes it up before the next one looks.
 */
export async function shortagesOf(tx: Db, onPath: readonly LimitsAt[], asked: Uses): Promise<Shortage[]> {
  const held = withQuotas(onPath);
  // In one order everywhere, so that two never wait for each other.
  for (const path of held.map((at) => at.path).sort()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`quota ${path}`}, 0))`;
  }
  const found: Shortage[] = [];
  for (const at of held) {
    const use = await collectionUse(tx, at.path);
    for (const field of fields) {
      const member = quotaMembers[field];
      for (const { value: limit, from: collection } of quotasOn([at], field)) {
        if (asked[member] <= 0 || use[member] + asked[member] <= limit) continue;
        found.push({ collection, field, limit, used: use[member], asked: asked[member] });
      }
    }
  }
  return found;
}

const amounts: Readonly<Record<QuotaField, (value: number) => string>> = {
  containers: (value) => counted(value, 'container'),
  services: (value) => counted(value, 'service'),
  totalMemoryBytes: humanBytes,
  totalNanoCpus: humanCpus,
};

/**
 * "/Shared/shop allows 4 GiB of memory in all; 3.5 GiB are in use; this asks for 1 GiB"
 *
 * @param showsUse false for whoever may not see what uses it
 */
export function shortageInWords(
  { collection, field, limit, used, asked }: Shortage,
  showsUse: boolean,
): string {
  const say = amounts[field];
  const unit = field === 'totalMemoryBytes' ? ' of memory' : '';
  const use = showsUse ? `${say(used)} ${used === 1 ? 'is' : 'are'} in use` : 'too little of it is left';
  return `${collection} allows ${say(limit)}${unit} in all; ${use}; this asks for ${say(asked)}`;
}
