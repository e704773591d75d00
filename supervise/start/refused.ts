/** Wheelhouse cannot start, for a reason that a person can do something about: the message says so. */
export class StartRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartRefused';
  }
}

/** The `code` that Node puts on system errors, e.g. "ENOENT". */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
