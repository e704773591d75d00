'use client';

import { Badge } from '@/components/ui/badge';
import { CheckboxMark } from '@/components/ui/checkbox';
import { type AreaOperation, type OperationArea, operationAreas } from '@/lib/access/operation-areas';

interface OperationPickerProps {
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** The catalogue of operations, by area, to tick. */
export function OperationPicker({ chosen, onChange }: OperationPickerProps) {
  const set = (operations: readonly string[], held: boolean) => {
    const next = new Set(chosen);
    for (const operation of operations) {
      if (held) next.add(operation);
      else next.delete(operation);
    }
    onChange(next);
  };
  return (
    <div className="gap-5 *:mb-5 *:break-inside-avoid xl:columns-2">
      {operationAreas.map((area) => (
        <Area key={area.area} area={area} chosen={chosen} onSet={set} />
      ))}
    </div>
  );
}

interface AreaProps {
  area: OperationArea;
  chosen: ReadonlySet<string>;
  onSet: (operations: readonly string[], held: boolean) => void;
}

function Area({ area, chosen, onSet }: AreaProps) {
  const all = area.operations.map(({ operation }) => operation);
  const held = all.filter((operation) => chosen.has(operation)).length;
  return (
    <fieldset className="min-w-0 self-start rounded-lg bg-surface p-4 ring-1 ring-line">
      <legend className="sr-only">{area.label}</legend>
      <label htmlFor={`area-${area.area}`} className="flex items-center gap-2.5 pb-2 font-semibold">
        <CheckboxMark
          id={`area-${area.area}`}
          checked={held === all.length}
          indeterminate={held > 0 && held < all.length}
          onChange={(event) => onSet(all, event.target.checked)}
        />
        {area.label}
        <span className="ml-auto font-normal text-[0.8125rem] text-ink-soft">
          {held} of {all.length}
        </span>
      </label>
      <ul>
        {area.operations.map((entry) => (
          <li key={entry.operation}>
            <label
              htmlFor={entry.operation}
              className="flex items-start gap-2.5 rounded-md px-0.5 py-1 hover:bg-hover"
            >
              <span className="pt-0.5">
                <CheckboxMark
                  id={entry.operation}
                  checked={chosen.has(entry.operation)}
                  onChange={(event) => onSet([entry.operation], event.target.checked)}
                />
              </span>
              <OperationText entry={entry} />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** An operation in words and by name; what reaches the node is marked. */
export function OperationText({ entry }: { entry: AreaOperation }) {
  return (
    <span className="min-w-0">
      <span className="mr-2">{entry.summary}</span>
      {entry.tier === 'reach' ? <Badge tone="warn">reaches the node</Badge> : null}
      <span className="block break-all font-mono text-ink-soft text-xs">{entry.operation}</span>
    </span>
  );
}
