import type { Call } from '@/gateway/call';
import { coalesced } from '@/gateway/coalesced';
import { type Asked, askEngine, type WholeAnswer } from '@/gateway/pipeline/ask-engine';
import { Refused } from '@/gateway/refused';
import { engineQuery } from '@/lib/docker-api/query';

/** An engine adds up every file of every container for them. */
const withinMs = 300_000;
const atOnce = 2;
const mostWaiting = 64;

interface Shared {
  readonly run: () => Promise<void>;
  answer: WholeAnswer | null;
  users: number;
}

interface Turn {
  under: number;
  readonly waiting: (() => void)[];
}

const questions = new Map<string, Shared>();
const turns = new Map<string, Turn>();

/**
 * Asks for something that costs an engine much: sizes of containers, disk usage. Those who ask the
 * same at a time share an answer, and each engine is asked few such things at once.
 *
 * @throws Refused 429 when too many wait already
 */
export async function askCostly(
  { cluster, apiVersion }: Pick<Call, 'cluster' | 'apiVersion'>,
  asked: Asked,
): Promise<WholeAnswer> {
  const key = [cluster.member.id, apiVersion, ...asked.segments, engineQuery(asked.query ?? {})].join(' ');
  const shared: Shared = questions.get(key) ?? {
    users: 0,
    answer: null,
    run: coalesced(async () => {
      shared.answer = await inTurn(cluster.member.id, () =>
        askEngine({ cluster, apiVersion }, { ...asked, withinMs }),
      );
    }),
  };
  questions.set(key, shared);
  shared.users += 1;
  try {
    await shared.run();
    if (shared.answer === null) throw new Error('An engine was asked and there is no answer.');
    return shared.answer;
  } finally {
    shared.users -= 1;
    if (shared.users === 0) questions.delete(key);
  }
}

async function inTurn<T>(clusterId: string, act: () => Promise<T>): Promise<T> {
  const turn = turns.get(clusterId) ?? { under: 0, waiting: [] };
  turns.set(clusterId, turn);
  if (turn.under < atOnce) turn.under += 1;
  else {
    if (turn.waiting.length >= mostWaiting) {
      throw new Refused(429, 'Too many people are asking for sizes on this cluster. Try again in a moment.');
    }
    await new Promise<void>((resolve) => turn.waiting.push(resolve));
  }
  try {
    return await act();
  } finally {
    const next = turn.waiting.shift();
    if (next) next();
    else turn.under -= 1;
  }
}
