export interface FieldFailure {
  /** The field's name in the form, e.g. "username" or "tls.ca". */
  readonly field: string;
  readonly message: string;
}

interface FailureFacts {
  readonly status: number;
  readonly message: string;
  /** Which problem it is, e.g. "second-factor-needed"; "" where the answer does not say. */
  readonly kind?: string;
  readonly fields?: readonly FieldFailure[];
  readonly missing?: { readonly operation: string; readonly collection: string };
  readonly canBeGrantedBy?: readonly string[];
  readonly current?: object;
}

/** Why a request did not work, whichever server said it: one shape for /api/v1 and for engines. */
export class RequestFailure extends Error {
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  readonly kind: string;
  readonly fields: readonly FieldFailure[];
  readonly missing: FailureFacts['missing'];
  readonly canBeGrantedBy: readonly string[];
  /** Of a stale change: the record as it is now. */
  readonly current: object | undefined;

  constructor(
    { status, message, kind, fields, missing, canBeGrantedBy, current }: FailureFacts,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'RequestFailure';
    this.status = status;
    this.kind = kind ?? '';
    this.fields = fields ?? [];
    this.missing = missing;
    this.canBeGrantedBy = canBeGrantedBy ?? [];
    this.current = current;
  }
}

/** What to tell a person about any error. */
export function failureMessage(error: unknown): string {
  if (error instanceof Error && error.message) return error.message;
  return 'Something went wrong. Try again.';
}
