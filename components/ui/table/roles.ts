/**
 * A table that is laid out as cards on a phone loses its meaning in some browsers unless the roles
 * are written out.
 */
export const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  header: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;
