export interface EngineEvent {
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
  readonly scope: 'local' | 'swarm';
  readonly time: number;
  readonly timeNano: number;
}

const kept = 1_000;

/** What happened, and who hears of it. */
export class EventLog {
  readonly #followers = new Set<(event: EngineEvent) => void>();
  readonly #recent: EngineEvent[] = [];

  tell(type: string, action: string, id: string, attributes: Record<string, string>): void {
    const now = Date.now();
    const event: EngineEvent = {
      Type: type,
      Action: action,
      Actor: { ID: id, Attributes: attributes },
      scope: type === 'container' ? 'local' : 'swarm',
      time: Math.floor(now / 1_000),
      timeNano: now * 1_000_000,
    };
    this.#recent.push(event);
    if (this.#recent.length > kept) this.#recent.shift();
    for (const follow of this.#followers) follow(event);
  }

  /** Those since that time (seconds), and then all that come until the returned function is called. */
  follow(since: number | null, follower: (event: EngineEvent) => void): () => void {
    if (since !== null) for (const event of this.#recent) if (event.time >= since) follower(event);
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }
}
