import type { Duplex } from 'node:stream';
import type { Call } from '@/gateway/call';
import type { Hijacked } from '@/gateway/engines/engine';
import { hasLeft } from '@/gateway/exchange';
import type { Recording } from '@/gateway/recordings/begin-recording';
import type { LateRecording } from '@/gateway/recordings/late-recording';
import { asOneStream } from '@/gateway/streams/as-one-stream';
import type { StreamNeed } from '@/gateway/streams/open-streams';
import { splice } from '@/gateway/streams/splice';
import { type AcceptedWebSocket, acceptWebSocket } from '@/gateway/streams/websocket';

/** How what is printed is recorded: from the beginning, perhaps from some moment on, or not. */
export interface Recorded {
  readonly recording: Recording | null;
  readonly late?: LateRecording | null;
}

/**
 * Gives a client the raw stream that the engine opened: as WebSocket, after `101 UPGRADED`, or after
 * the 200 without a length that clients get who did not ask for an upgrade.
 *
 * @returns how it ended: by itself, or because it may not go on
 * @throws Refused 429 when the person has too many streams open
 */
export async function joinHijacked(
  call: Call,
  engine: Hijacked,
  needs: readonly StreamNeed[],
  { recording, late = null }: Recorded = { recording: null },
): Promise<'closed' | 'cut'> {
  // An engine's stream that nobody reads would hold up the container's output, for everyone.
  if (hasLeft(call.exchange)) {
    engine.socket.destroy();
    return 'closed';
  }
  let client: Client | null = null;
  let cutReason: string | null = null;
  let stream: { close(): void };
  const cut = (reason: string) => {
    cutReason = reason;
    client?.cut(reason);
    engine.socket.destroy();
  };
  try {
    stream = call.door.streams.open(call, needs, cut);
  } catch (error) {
    engine.socket.destroy();
    throw error;
  }
  try {
    client = await clientStream(call, engine.contentType);
    if (cutReason !== null) client.cut(cutReason);
    // What came early on a WebSocket are frames, which its own reader has.
    const isWebSocket = call.exchange.upgrade?.protocol === 'websocket';
    await splice(client.stream, engine.socket, {
      fromClient: isWebSocket ? Buffer.of() : call.early,
      fromEngine: recording ? Buffer.concat([recording.notice, engine.head]) : engine.head,
      through: recording?.recorder,
      onJoined: late ? (lead) => late.joined(lead, cut) : undefined,
    });
    return cutReason === null ? 'closed' : 'cut';
  } finally {
    stream.close();
    engine.socket.destroy();
  }
}

/** The client's end, and how it is told that it may not go on. */
type Client = AcceptedWebSocket;

async function clientStream({ exchange, early }: Call, engineType: string): Promise<Client> {
  const { upgrade, request, response } = exchange;
  const contentType = engineType || 'application/vnd.docker.raw-stream';
  if (!upgrade) {
    response.writeHead(200, { 'Content-Type': contentType });
    response.flushHeaders();
    return silently(asOneStream(request, response));
  }
  const { socket } = upgrade;
  response.detachSocket(socket as Parameters<typeof response.detachSocket>[0]);
  if (upgrade.protocol === 'websocket') return acceptWebSocket(request, socket, early);
  const fields = [
    'HTTP/1.1 101 UPGRADED',
    `Content-Type: ${contentType}`,
    'Connection: Upgrade',
    'Upgrade: tcp',
    `X-Request-Id: ${exchange.correlationId}`,
  ];
  socket.write(`${fields.join('\r\n')}\r\n\r\n`);
  return silently(socket);
}

/** A raw stream has no words of ours: it ends. */
function silently(stream: Duplex): Client {
  return { stream, cut: () => stream.destroy() };
}
