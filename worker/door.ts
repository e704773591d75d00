/** What the door answered that was not a success, in its own words. */
export class DoorRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'DoorRefusal';
  }
}

/** The door could not be asked at all, or said that its engine is away: worth trying again later. */
export class DoorUnavailable extends Error {
  override readonly name = 'DoorUnavailable';
}

export interface Door {
  /** @param path e.g. "/containers/json?all=1" @throws DoorRefusal, DoorUnavailable */
  request(method: 'GET' | 'POST' | 'DELETE', path: string, body?: DoorBody): Promise<Response>;
}

export type DoorBody =
  | { readonly json: unknown }
  | { readonly stream: ReadableStream<Uint8Array>; readonly type: string };

const apiVersion = 'v1.41';
const timeoutMs = 60_000;

/** One cluster as whoever holds the token may use it. The worker has no other way to an engine. */
export function openDoor(gatewayUrl: string, cluster: string, token: string): Door {
  return {
    async request(method, path, body) {
      const response = await ask(`${gatewayUrl}/clusters/${cluster}/${apiVersion}${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        ...payload(token, body),
      });
      // 304 is the engine's "it is so already", e.g. for a start of what runs.
      if (response.ok || response.status === 304) return response;
      const message = await messageOf(response);
      if (response.status >= 502) throw new DoorUnavailable(message);
      throw new DoorRefusal(response.status, message);
    },
  };
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new DoorUnavailable('The gateway does not answer.', { cause });
  }
}

function payload(token: string, body: DoorBody | undefined): RequestInit {
  const authorization = `Bearer ${token}`;
  if (!body) return { headers: { authorization } };
  if ('json' in body) {
    return {
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body.json),
    };
  }
  return {
    headers: { authorization, 'content-type': body.type },
    body: body.stream,
    duplex: 'half',
  } as RequestInit;
}

async function messageOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed && typeof parsed === 'object' && 'message' in parsed) return String(parsed.message);
  } catch {
    return text || response.statusText;
  }
  return text || response.statusText;
}
