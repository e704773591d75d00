const noManager = 'This node is not a swarm manager';

/** How engines begin to say that they cannot act as a Swarm's manager, now or ever. */
const words: readonly string[] = [
  noManager,
  'Swarm is encrypted and needs to be unlocked',
  'Swarm certificates have expired',
  'The swarm does not have a leader',
];

/**
 * The engine is in no Swarm, or a worker of one, or a manager that is locked or alone: it tells of no
 * services, nodes, secrets or configs.
 * The message is the engine's own, which clients look for.
 */
export class NotASwarmManager extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotASwarmManager';
  }

  /** Whether it has nothing of a Swarm. One that is locked or without a leader has, and cannot tell. */
  get isForGood(): boolean {
    return this.message.includes(noManager);
  }

  /** Whether an engine says so in an error. */
  static says(message: string): boolean {
    return words.some((beginning) => message.includes(beginning));
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
