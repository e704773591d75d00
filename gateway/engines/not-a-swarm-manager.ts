/**
 * The engine is in no Swarm, or a worker of one: it knows of no services, nodes, secrets or configs.
 * The message is the engine's own, which clients look for.
 */
export class NotASwarmManager extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotASwarmManager';
  }

  /** Whether an engine says so in an error. */
  static says(message: string): boolean {
    return message.includes('This node is not a swarm manager');
  }
}

/** Passes on a list, or an empty one where the engine can have none. */
export async function orNone<T>(asked: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotASwarmManager) return [];
    throw error;
  }
}
