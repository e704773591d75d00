import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demand, may } from '@/gateway/pipeline/rights';
import { rootCollection } from '@/lib/access/collection-path';

const withinMs = 10 * 60_000;

/**
 * Empties BuildKit's cache for whoever manages the cluster. For everyone else there is nothing of theirs
 * in it, and `docker system prune`, which asks for this last, goes on.
 */
export async function buildPrune(call: Call): Promise<void> {
  if (!may(call.actor, 'cluster.manage', rootCollection)) {
    answerJson(call.exchange, 200, { CachesDeleted: null, SpaceReclaimed: 0 });
    return;
  }
  const subject = { operation: 'cluster.manage', resourceKind: 'build-cache', collection: rootCollection };
  const allowedBy = demand(call, 'cluster.manage', rootCollection, subject);
  await onRecord(call, { ...subject, allowedBy, request: { query: call.query } }, async () => {
    const answer = await askEngine(call, {
      method: 'POST',
      segments: ['build', 'prune'],
      query: call.query,
      withinMs,
    });
    const { status } = answer;
    if (status >= 400) {
      await answerEngineError(call, answer);
      return { status, detail: engineMessage(answer) };
    }
    answerJson(call.exchange, 200, jsonOf(answer));
    return { status };
  });
}
