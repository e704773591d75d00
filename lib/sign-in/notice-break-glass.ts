import { decidersOf } from '@/lib/access-requests/deciders';
import { recordChange } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { notify } from '@/lib/notices/notify';
import { paths } from '@/lib/paths/console-paths';
import { type SignInPlace, signInActor } from '@/lib/sign-in/sign-in-actor';
import { enqueueDelivery } from '@/lib/webhooks/enqueue';

/**
 * An account for emergencies that is used is news: an audit entry of its own, a notice to everybody
 * who administers the whole, and a message to every webhook for the whole.
 */
export async function noticeBreakGlass(
  user: { readonly id: string; readonly username: string; readonly isBreakGlass: boolean },
  place: SignInPlace,
): Promise<void> {
  if (!user.isBreakGlass) return;
  await db.$transaction(async (tx) => {
    const text = `${user.username}, an account for emergencies, is used from ${place.address || 'nowhere'}.`;
    await notify(tx, await decidersOf(tx, 'identity.manage', '/'), {
      kind: 'sign-in.break-glass',
      text,
      path: paths.auditFor({ actor: user.username }),
    });
    const webhooks = await tx.webhook.findMany({
      where: { isEnabled: true, collection: { path: '/' } },
      select: { id: true },
    });
    for (const { id } of webhooks) {
      await enqueueDelivery(tx, {
        webhookId: id,
        alertId: null,
        event: 'sign-in.break-glass',
        content: { severity: 'critical', message: text, user: user.username, address: place.address },
      });
    }
    await recordChange(tx, signInActor(user, place, 'password'), {
      operation: 'session.break-glass',
      resourceKind: 'user',
      resourceId: user.id,
      resourceName: user.username,
      collection: '/',
      request: { severity: 'critical' },
    });
  });
}
