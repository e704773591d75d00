/**
 * One thing that a hostile tenant tries. Text in it may hold marks, which become what stands on the
 * stage: `{mine}` and `{theirs}` (collections), `{my.container.id}`, `{their.container.name}` and so
 * on (see stage.ts), `{new}` (a name that nothing has), `{now}` (in
 * Unix seconds), `{registry}`, `{node}`, `{worker}`.
 */
export interface Attack {
  readonly name: string;
  /** "METHOD /path?query", from behind `/clusters/swarm`. */
  readonly send?: string;
  /** An object is sent as JSON, text as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of `send`: the bytes of a whole request. `{bearer}` is the line that says who asks. */
  readonly raw?: string;
  /** 0: the connection is closed without an answer. */
  readonly answer: number | readonly number[];
  /** Where the tenant with Restricted Control gets another answer. */
  readonly restricted?: number | readonly number[];
  /** What the answer must say, in part. */
  readonly says?: RegExp;
}

/** Refused, whichever way: nothing of these is done or shown. */
export const refused = [400, 401, 403, 404, 405, 408, 409, 411, 413, 414, 415, 431, 0] as const;
