import { reasonOf } from '@/lib/log/reason-of';

/** The engine could not be reached, or went away before it answered. */
export class EngineUnreachable extends Error {
  /** Whether not a byte of the request can have reached it. */
  readonly isUnsent: boolean;
  /** Which registered engine it was, where that is known; else "". */
  engineId = '';

  constructor(cause: unknown, { isUnsent = false }: { readonly isUnsent?: boolean } = {}) {
    super(reasonOf(cause), { cause });
    this.name = 'EngineUnreachable';
    this.isUnsent = isUnsent;
  }
}
