import { Socket } from 'node:net';

/** What is smaller is not worth the call. */
const smallestBytes = 16 * 1024;

// On a port that is closed nothing is delivered; what is handed over is gone all the same.
const { port1: nowhere } = new MessageChannel();
nowhere.close();

/**
 * Frees the memory of a read that was passed on, now. Left to the garbage collector, a gigabyte of
 * reads makes it walk the whole heap dozens of times, which costs more than to pass them on.
 *
 * @param bytes nobody may look at them again, nor at anything else that the same memory holds
 */
export function giveBack({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= smallestBytes)
    nowhere.postMessage(null, [buffer]);
}

/** The same, for bytes of which only this is known: they have all of their memory, or share it. */
export function giveBackWhole(bytes: Buffer): void {
  if (bytes.length === bytes.buffer.byteLength) giveBack(bytes);
}

/**
 * Whether Node gives each read of the connection memory of its own, and is done with what is written
 * when it says so. A channel of an ssh connection shares its memory with the next packet.
 */
export function hasReadsOfItsOwn(connection: object): boolean {
  return connection instanceof Socket;
}
