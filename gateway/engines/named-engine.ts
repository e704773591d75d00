import type { Engine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';

/** The same engine, whose failures say which one it was. */
export function namedEngine(engine: Engine, id: string): Engine {
  const named = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof EngineUnreachable) error.engineId ||= id;
      throw error;
    }
  };
  return {
    isLocal: engine.isLocal,
    certificates: () => engine.certificates(),
    read: (request) => named(engine.read(request)),
    send: (request) => named(engine.send(request)),
    hijack: (request) => named(engine.hijack(request)),
    close: () => engine.close(),
  };
}
