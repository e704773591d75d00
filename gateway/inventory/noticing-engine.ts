import type { Engine } from '@/gateway/engines/engine';
import type { EngineRequest } from '@/gateway/engines/engine-request';
import { type Touched, touchedBy } from '@/gateway/inventory/touched-by';

/**
 * The same engine, whose every answer to a change is preceded by the notice of what it may have
 * changed, and followed by another where it takes long (a pull, a wait): nobody hears of a change and
 * then reads what was before it.
 */
export function noticingEngine(engine: Engine, onTouched: (touched: Touched) => void): Engine {
  const notice = (request: EngineRequest) => {
    for (const touched of touchedBy(request)) onTouched(touched);
  };
  const noticed = async <T>(request: EngineRequest, sent: Promise<T>): Promise<T> => {
    try {
      return await sent;
    } finally {
      // Also where it failed: it may have been carried out all the same.
      notice(request);
    }
  };
  return {
    isLocal: engine.isLocal,
    read: (request) => engine.read(request),
    send: async (request) => {
      const answer = await noticed(request, engine.send(request));
      answer.once('end', () => notice(request));
      return answer;
    },
    hijack: (request) => noticed(request, engine.hijack(request)),
    certificates: () => engine.certificates(),
    close: () => engine.close(),
  };
}
