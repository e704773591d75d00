'use client';

import type { ReactNode } from 'react';
import { engineUrl } from '@/components/live/engine-url';
import { BulkDialog, type BulkRow } from '@/components/resources/bulk/bulk-dialog';
import { UsedByCount } from '@/components/resources/uses/used-by';
import { type Uses, usedKey } from '@/components/resources/uses/uses';
import { request } from '@/lib/http/request';

interface RemoveThingsProps<Row extends BulkRow> {
  noun: { readonly one: string; readonly many: string };
  rows: readonly Row[];
  /** At the engine, e.g. `/networks/abc`. */
  pathOf: (row: Row) => string;
  /** What uses them, as far as it is known: engines refuse to remove what is used. */
  uses?: Uses;
  onClose: () => void;
  /** What goes with them, and what stays. */
  children: ReactNode;
}

/** Removes one thing or many after the name, or how many they are, was typed. */
export function RemoveThings<Row extends BulkRow>(props: RemoveThingsProps<Row>) {
  const { noun, rows, pathOf, uses } = props;
  const used = uses ? rows.filter((row) => uses.has(usedKey(row))) : [];
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      action="Remove"
      done="removed"
      isDestructive
      act={(row) => request('DELETE', engineUrl(row.cluster, pathOf(row)))}
      onClose={props.onClose}
      detailOf={(row) =>
        uses?.has(usedKey(row)) ? (
          <>
            used by <UsedByCount uses={uses.get(usedKey(row))} />
          </>
        ) : (
          `${row.cluster}, ${row.collection}`
        )
      }
    >
      {props.children}
      {used.length > 0 ? (
        <p>
          <strong className="font-medium">
            {rows.length === 1
              ? `It is used by ${(uses?.get(usedKey(used[0] ?? rows[0] ?? { cluster: '', id: '' })) ?? []).map(({ name }) => name).join(', ')}.`
              : `${used.length} of them ${used.length === 1 ? 'is' : 'are'} used.`}
          </strong>{' '}
          The engine will not remove what is used.
        </p>
      ) : null}
    </BulkDialog>
  );
}
