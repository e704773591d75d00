import type { Socket } from 'node:net';

const lookEveryMs = 1_000;
const nothing = Buffer.alloc(0);

/**
 * Lets a connection that nobody reads end when its peer has gone. Node hears of a reset only while it
 * reads or writes; with the input ended, or held up because the engine takes no more, it does
 * neither. Writing no bytes sends none, and fails on a connection that is no more.
 *
 * A peer that closed without a reset looks like one that ended its input and still listens. What tells
 * them apart is the reset with which it answers our next output or, once its kernel has forgotten the
 * connection, the keep-alive probes of the listener.
 *
 * @param socket the TCP connection; below TLS, since TLS keeps quiet about an empty write that fails
 */
export function noticeLeaving(socket: Socket): void {
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking || !socket.writable || socket.writableLength > 0) return;
    isLooking = true;
    socket.write(nothing, () => {
      isLooking = false;
    });
  }, lookEveryMs);
  timer.unref();
  socket.on('error', () => socket.destroy()).once('close', () => clearInterval(timer));
}
