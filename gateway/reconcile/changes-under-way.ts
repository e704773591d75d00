/** The correlation ids of the changes that this process is making now. */
export const changesUnderWay = new Set<string>();
