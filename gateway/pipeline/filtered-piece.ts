import type { Call } from '@/gateway/call';
import { jsonOf, type WholeAnswer } from '@/gateway/pipeline/ask-engine';
import { filterAnswer } from '@/gateway/pipeline/filter-answer';
import { RememberedAnswers } from '@/gateway/pipeline/remembered-answers';
import { viewAt } from '@/gateway/resolve/container-view';
import type { Target } from '@/gateway/resolve/resolve-target';
import { rootCollection } from '@/lib/access/collection-path';
import { jsonText } from '@/lib/docker-api/serialise';

const inspections = new RememberedAnswers();

/**
 * What of an engine's answer the person may see, as it is sent to them: written once, sent as often as it
 * is asked for. Each character is one byte of it.
 */
export async function filteredPiece(call: Call, target: Target | null, answer: WholeAnswer): Promise<string> {
  const filter = async () => {
    const text = `${jsonText(await filterAnswer(call, target, jsonOf(answer)))}\n`;
    return Buffer.from(text).toString('latin1');
  };
  // Pages and clients look at the same few containers again and again. What is shown of one depends
  // on nothing but the engine's own bytes and these rights.
  if (call.route.answer !== 'container-inspect' || target === null) return filter();
  const { env, host } = viewAt(call, target.collections[0] ?? rootCollection);
  return inspections.get(`${target.id} ${env} ${host}`, answer.bytes, filter);
}
