import { problemFromDatabase } from '@/lib/api/problem-from-database';
import type { Db } from '@/lib/db/client';
import { isWorthRetrying } from '@/lib/db/constraint';
import { Problem } from '@/lib/problems/problem';

/**
 * Does a part of a transaction: when it is refused, what it did is undone and the rest goes on.
 *
 * @returns what it answers, or why it was refused
 * @throws what concerns the whole transaction: a lost race, a database that went away
 */
export async function attempt<T>(tx: Db, part: () => Promise<T>): Promise<T | Problem> {
  await tx.$executeRaw`SAVEPOINT part`;
  try {
    const result = await part();
    await tx.$executeRaw`RELEASE SAVEPOINT part`;
    return result;
  } catch (error) {
    if (isWorthRetrying(error)) throw error;
    const problem = error instanceof Problem ? error : problemFromDatabase(error);
    if (problem === null || problem.status >= 500) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT part`;
    return problem;
  }
}

export function isProblem(value: unknown): value is Problem {
  return value instanceof Problem;
}
