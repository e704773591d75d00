import type { Duplex, Transform } from 'node:stream';
import { FramePosition } from '@/gateway/streams/frame-position';

const goodbyeMs = 10_000;

/** Bytes that each side sent before the two were joined. */
export interface EarlyBytes {
  readonly fromClient: Buffer;
  readonly fromEngine: Buffer;
}

export interface SpliceOptions extends EarlyBytes {
  /** What the engine prints passes through it; when it breaks off, so does all. */
  readonly through?: Transform | undefined;
  /** Both are joined; what the engine prints can be led through something from now on. */
  readonly onJoined?: ((lead: LeadThrough) => void) | undefined;
}

/**
 * Leads what the engine prints through something from now on, after some words of ours.
 *
 * @param isFramed whether it prints frames: then not before the one that has begun is whole
 */
export type LeadThrough = (through: Transform, words: Buffer, isFramed: boolean) => void;

/**
 * Joins two raw connections until both are closed. Each side's pace is kept to, so a slow reader
 * makes the other side wait and not our memory grow. The end of the client's input is passed on and
 * leaves its output open (the CLI without `-i` ends its input at once); the end of the engine's
 * output is the end of all.
 */
export function splice(
  client: Duplex,
  engine: Duplex,
  { through, onJoined, ...early }: SpliceOptions,
): Promise<void> {
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
    if (through) pipeThrough(engine, through, client);
    else {
      if (onJoined) onJoined(leadingThrough(engine, client, early.fromEngine));
      engine.pipe(client);
    }
    // What closed before we listened does not say so again.
    if (client.destroyed) onClose('client');
    if (engine.destroyed) onClose('engine');
  });
}

function pipeThrough(engine: Duplex, through: Transform, client: Duplex): void {
  engine.pipe(through).pipe(client);
  through.once('error', () => {
    engine.destroy();
    client.destroy();
  });
}

function leadingThrough(engine: Duplex, client: Duplex, passed: Buffer): LeadThrough {
  const position = new FramePosition();
  const follow = (bytes: Buffer) => position.pass(bytes);
  position.pass(passed);
  engine.on('data', follow);
  return (through, words, isFramed) => {
    engine.off('data', follow);
    // It is over, and there is nothing left to lead.
    if (engine.readableEnded || client.writableEnded) return;
    engine.unpipe(client);
    engine.pause();
    const go = () => {
      through.write(words);
      pipeThrough(engine, through, client);
    };
    if (!isFramed || position.isBetween) {
      go();
      return;
    }
    const complete = (bytes: Buffer) => {
      const length = position.passUntilBetween(bytes);
      client.write(bytes.subarray(0, length));
      if (!position.isBetween) return;
      engine.off('data', complete);
      engine.pause();
      if (length < bytes.length) engine.unshift(bytes.subarray(length));
      go();
    };
    engine.on('data', complete);
    engine.resume();
  };
}
