import type { Duplex, Transform } from 'node:stream';

const goodbyeMs = 10_000;

/** Bytes that each side sent before the two were joined. */
export interface EarlyBytes {
  readonly fromClient: Buffer;
  readonly fromEngine: Buffer;
}

export interface SpliceOptions extends EarlyBytes {
  /** What the engine prints passes through it; when it breaks off, so does all. */
  readonly through?: Transform | undefined;
}

/**
 * Joins two raw connections until both are closed. Each side's pace is kept to, so a slow reader
 * makes the other side wait and not our memory grow. The end of the client's input is passed on and
 * leaves its output open (the CLI without `-i` ends its input at once); the end of the engine's
 * output is the end of all.
 */
export function splice(client: Duplex, engine: Duplex, { through, ...early }: SpliceOptions): Promise<void> {
  return new Promise((resolve) => {
    let goodbye: NodeJS.Timeout | undefined;
    const closed = { client: false, engine: false };
    const onClose = (side: 'client' | 'engine') => {
      closed[side] = true;
      if (side === 'client') engine.destroy();
      else if (!engine.readableEnded) client.destroy();
      if (!closed.client || !closed.engine) return;
      clearTimeout(goodbye);
      resolve();
    };
    client.once('close', () => onClose('client')).on('error', () => client.destroy());
    engine.once('close', () => onClose('engine')).on('error', () => engine.destroy());
    engine.once('end', () => {
      engine.end();
      // A client that never closes its side must not keep the connection for ever.
      goodbye = setTimeout(() => client.destroy(), goodbyeMs);
    });
    if (early.fromEngine.length > 0) (through ?? client).write(early.fromEngine);
    if (early.fromClient.length > 0) engine.write(early.fromClient);
    client.pipe(engine);
    if (through) {
      engine.pipe(through).pipe(client);
      through.once('error', () => {
        engine.destroy();
        client.destroy();
      });
    } else engine.pipe(client);
    // What closed before we listened does not say so again.
    if (client.destroyed) onClose('client');
    if (engine.destroyed) onClose('engine');
  });
}
