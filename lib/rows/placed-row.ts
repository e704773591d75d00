/** Where a thing is placed and whose it is, by name. */
export interface RowPlace {
  readonly collection: string;
  /** Null: nobody's. */
  readonly owner: string | null;
}

/** What the rows of every kind have. A row is flat and small, and holds no variable, argument or secret. */
export interface PlacedRow extends RowPlace {
  /** The engine's full id; a volume's name. */
  readonly id: string;
  readonly name: string;
}

/** A row as pages have it: on a cluster. */
export type OnCluster<Row> = Row & { readonly cluster: string };
