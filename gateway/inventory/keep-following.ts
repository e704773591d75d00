import type { IncomingHttpHeaders } from 'node:http';
import type { Engine } from '@/gateway/engines/engine';
import { Backoff } from '@/gateway/inventory/backoff';
import { followEvents } from '@/gateway/inventory/follow-events';
import type { Hearing } from '@/gateway/inventory/hearing';
import { log, reasonOf } from '@/gateway/log';
import type { JsonObject } from '@/lib/docker-api/json';

const heartbeatEveryMs = 1_000;
/** An engine that does not answer this long is followed anew: its connection may be cut. */
const silentForMs = 6_000;

export interface KeepFollowing {
  /** What an answer to a ping told, and when it was asked for. */
  onPing(headers: IncomingHttpHeaders, askedAt: number): void;
  /** Called each time: from here on nothing is missed, and what was missed is not known. */
  onOpen(): void;
  onEvent(event: JsonObject): void;
  onClose(): void;
}

/**
 * Follows an engine's events until `stopping`, anew whenever they end, and confirms every second that
 * the engine is still there. It never throws.
 */
export async function keepFollowing(
  engine: Engine,
  hearing: Hearing,
  stopping: AbortSignal,
  { onPing, onOpen, onEvent, onClose }: KeepFollowing,
): Promise<void> {
  const backoff = new Backoff();
  let said = '';
  while (!stopping.aborted) {
    const ending = new AbortController();
    const signal = AbortSignal.any([stopping, ending.signal]);
    let stopBeating: () => void = () => undefined;
    try {
      await followEvents(engine, signal, {
        onPing,
        onOpen: () => {
          hearing.open();
          said = '';
          const onSilent = () => ending.abort(new Error('the engine does not answer'));
          stopBeating = beat(engine, hearing, {
            onPing: (headers, askedAt) => {
              backoff.succeeded();
              onPing(headers, askedAt);
            },
            onSilent,
          });
          onOpen();
        },
        onEvent: (event) => {
          hearing.confirm(Date.now());
          onEvent(event);
        },
      });
    } catch (error) {
      const reason = reasonOf(error);
      if (!stopping.aborted && reason !== said) log('warn', 'events not followed', { reason });
      said = reason;
    } finally {
      stopBeating();
      hearing.close();
      onClose();
    }
    await wait(backoff.next(), stopping);
  }
}

/** @returns what ends it */
function beat(
  engine: Engine,
  hearing: Hearing,
  { onPing, onSilent }: Pick<KeepFollowing, 'onPing'> & { onSilent(): void },
): () => void {
  const stopping = new AbortController();
  let heardAt = Date.now();
  let timer: NodeJS.Timeout | undefined;
  const once = async () => {
    const askedAt = Date.now();
    const ping = { method: 'GET', target: '/_ping', signal: stopping.signal, withinMs: silentForMs } as const;
    const answer = await engine.read(ping).catch(() => null);
    if (stopping.signal.aborted) return;
    if (answer?.status === 200) {
      hearing.confirm(askedAt);
      heardAt = askedAt;
      onPing(answer.headers, askedAt);
    }
    if (Date.now() - heardAt >= silentForMs) onSilent();
    // Not in step with the seconds that answers are dated with: each tells more of the engine's clock.
    else timer = setTimeout(once, heartbeatEveryMs * (0.85 + Math.random() * 0.2));
  };
  timer = setTimeout(once, heartbeatEveryMs);
  return () => {
    stopping.abort();
    clearTimeout(timer);
  };
}

function wait(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopping.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    if (stopping.aborted) end();
    else stopping.addEventListener('abort', end, { once: true });
  });
}
