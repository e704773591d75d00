/** The engine could not be reached, or went away before it answered. */
export class EngineUnreachable extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'EngineUnreachable';
  }
}
