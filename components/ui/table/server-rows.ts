/** What a table needs to show a list of which it has only the pages that were looked at. */
export interface ServerRows {
  readonly total: number;
  readonly hasMore: boolean;
  readonly isBehind: boolean;
  readonly error: unknown;
  readonly loadMore: () => void;
}
