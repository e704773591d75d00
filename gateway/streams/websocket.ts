import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { createWebSocketStream, type WebSocket, WebSocketServer } from 'ws';
import { Refused } from '@/gateway/refused';

const maximumMessageBytes = 1024 * 1024;
const beatMs = 30_000;
const lastInputMs = 2_000;

const server = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: maximumMessageBytes,
});

/** RFC 6455, 7.4.1: "policy violation". */
const noLongerAllowed = 1008;
const longestReasonBytes = 123;

/** A browser's WebSocket as a raw stream. */
export interface AcceptedWebSocket {
  readonly stream: Duplex;
  /** Ends it at once, and tells the browser why. */
  cut(reason: string): void;
}

/**
 * Completes a browser's WebSocket handshake. Its frames both ways are the raw bytes of the stream;
 * backpressure of either side reaches the other.
 */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<AcceptedWebSocket> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Refused(400, 'the WebSocket handshake failed'));
    socket.once('close', fail);
    server.handleUpgrade(request, socket, head, (webSocket) => {
      keepAlive(webSocket);
      const stream = createWebSocketStream(webSocket);
      stream.on('error', () => stream.destroy());
      endWith(webSocket, stream);
      const cut = (reason: string) => {
        // Nothing comes after the frame that says why.
        webSocket.close(
          noLongerAllowed,
          Buffer.from(reason).subarray(0, longestReasonBytes).toString('latin1'),
        );
        stream.destroy();
      };
      resolve({ stream, cut });
    });
    // It says nothing of a socket that was half closed before.
    if (socket.destroyed) fail();
  });
}

/**
 * A closed WebSocket ends its stream's input and no more: one whose input the engine does not take
 * would stay for ever. What was typed last gets a moment to reach the engine.
 */
function endWith(webSocket: WebSocket, stream: Duplex): void {
  webSocket.once('close', () => {
    const timer = setTimeout(() => stream.destroy(), lastInputMs);
    stream.once('close', () => clearTimeout(timer));
  });
}

/** Ends connections whose browser has silently gone. */
function keepAlive(webSocket: WebSocket): void {
  let isAlive = true;
  webSocket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) webSocket.terminate();
    isAlive = false;
    webSocket.ping();
  }, beatMs);
  webSocket.once('close', () => clearInterval(timer));
}
