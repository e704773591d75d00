import type { Call } from '@/gateway/call';
import { Refused } from '@/gateway/refused';
import { reauthenticate } from '@/lib/auth/authenticate';

/**
 * The call with what its sender may do now: an upload takes as long as it likes, and what it holds is
 * decided on at its end.
 *
 * @throws Refused 401 when the credential has ended meanwhile
 */
export async function currentCall(call: Call): Promise<Call> {
  const actor = await reauthenticate(call.actor);
  if (actor === null)
    throw new Refused(401, 'Your credential ended during the upload.', { isRecorded: true });
  return { ...call, actor };
}
