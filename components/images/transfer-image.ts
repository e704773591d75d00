import { afterLine, progressWords, type TransferProgress } from '@/components/images/transfer-progress';
import { chunksOf, engineRequest } from '@/components/live/engine-request';
import type { EngineQuery } from '@/components/live/engine-url';
import { JsonLines } from '@/components/live/json-lines';

interface Transfer {
  cluster: string;
  /** At the engine: a pull or a push. */
  path: string;
  query: EngineQuery;
  report: (words: string) => void;
}

/**
 * Pulls or pushes an image and tells how far it is, to the end.
 *
 * @throws RequestFailure when the door or the engine refuses; Error with the engine's words when it fails on the way
 */
export async function transferImage({ cluster, path, query, report }: Transfer): Promise<void> {
  const answer = await engineRequest(cluster, path, { method: 'POST', query });
  const lines = new JsonLines();
  let progress: TransferProgress = new Map();
  for await (const chunk of chunksOf(answer)) {
    for (const value of lines.push(chunk)) {
      const next = afterLine(progress, value);
      if (typeof next === 'string') throw new Error(next);
      progress = next;
    }
    report(progressWords(progress));
  }
}
