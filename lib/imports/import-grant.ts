import { changeGrant, createGrant } from '@/lib/grants/changes';
import { listGrants } from '@/lib/grants/queries';
import { grantChange, newGrant } from '@/lib/grants/schema';
import type { ApplyLine } from '@/lib/imports/line-change';
import { same } from '@/lib/imports/line-change';
import { given, readValues } from '@/lib/imports/read-values';

/** A grant by whom it is to, its role and its collection. An import revokes nothing. */
export const importGrant: ApplyLine = async (tx, actor, values) => {
  const { expiresAt, ...rest } = given(values, 'subject', 'role', 'collection', 'expiresAt', 'reason');
  const { subject = '', role = '', collection = '' } = rest;
  const what = `${role} to ${subject} on ${collection}`;
  const identity = readValues(newGrant, { subject, role, collection });
  const [existing] = (await listGrants(actor, { ...identity, q: undefined, limit: 1 }, tx)).items;
  if (!existing || existing.hasExpired) {
    const wish = readValues(newGrant, { ...rest, expiresAt: expiresAt || null });
    const { audit } = await createGrant(tx, actor, wish);
    const detail = wish.expiresAt === null ? '' : `until ${wish.expiresAt.toISOString()}`;
    return { outcome: 'create', what, detail, audit };
  }
  const isOtherEnd = expiresAt !== undefined && !isSameTime(expiresAt, existing.expiresAt);
  const isOtherReason = rest.reason !== undefined && rest.reason !== existing.reason;
  if (!isOtherEnd && !isOtherReason) return same(what);
  const change = readValues(grantChange, {
    ...(isOtherEnd ? { expiresAt: expiresAt || null } : {}),
    ...(isOtherReason ? { reason: rest.reason } : {}),
  });
  const { audit } = await changeGrant(tx, actor, existing.id, change);
  const detail = [isOtherEnd ? 'end' : '', isOtherReason ? 'reason' : ''].filter(Boolean).join(', ');
  return { outcome: 'change', what, detail, audit };
};

function isSameTime(written: string, existing: string | null): boolean {
  return written === ''
    ? existing === null
    : existing !== null && Date.parse(written) === Date.parse(existing);
}
