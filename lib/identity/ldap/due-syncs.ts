import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { subjectOf } from '@/lib/identity/changes';
import { getProvider } from '@/lib/identity/queries';
import { requireHeldByAllOf } from '@/lib/identity/takeover';
import { invalid } from '@/lib/problems/problem';
import { addJob } from '@/lib/queue/jobs';

/** Once a minute: queues a synchronisation of each directory whose time has come. */
export async function queueDueSyncs(db: Db, now: Date): Promise<void> {
  const due = await db.identityProvider.findMany({
    where: { kind: 'ldap', isEnabled: true, nextSyncAt: { lte: now } },
    select: { id: true },
  });
  for (const { id } of due) await queueSync(db, id);
}

/** Has the worker synchronise now. Needs identity.manage on "/", and all that its mappings give. */
export async function askForSync(tx: Db, actor: Actor, id: string): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'identity.manage', '/');
  const provider = await getProvider(id, tx);
  if (provider.kind !== 'ldap') throw invalid('params.provider', 'Only a directory is synchronised');
  if (!provider.isEnabled) throw invalid('params.provider', 'The directory is switched off');
  await requireHeldByAllOf(tx, actor, id);
  await queueSync(tx, id);
  return { result: undefined, audit: subjectOf(provider, allowedBy, { change: 'synchronise' }) };
}

function queueSync(tx: Db, providerId: string): Promise<void> {
  const key = `identity.sync:${providerId}`;
  return addJob(tx, 'identity.sync', { providerId }, { key, queue: key });
}
