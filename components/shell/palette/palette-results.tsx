import { CornerDownLeft } from 'lucide-react';
import type { Command, CommandGroup } from '@/components/shell/palette/commands';

interface PaletteResultsProps {
  listId: string;
  groups: readonly CommandGroup[];
  /** Of the active one, among all of them. */
  position: number;
  onChoose: (command: Command) => void;
}

/** What was found, under headings. */
export function PaletteResults({ listId, groups, position, onChoose }: PaletteResultsProps) {
  let index = 0;
  return (
    <div id={listId} role="listbox" aria-label="Results" className="min-h-0 flex-1 overflow-y-auto p-1.5">
      {groups.map(({ name, commands }) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox has no other element for its groups
        <div key={name} role="group" aria-labelledby={`${listId}-${name}`}>
          <p id={`${listId}-${name}`} className="px-2.5 pt-2 pb-1 font-medium text-[0.8125rem] text-ink-soft">
            {name}
          </p>
          {commands.map((command) => {
            const at = index++;
            return (
              <Result
                key={command.id}
                id={`${listId}${at}`}
                command={command}
                isActive={at === position}
                onChoose={() => onChoose(command)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface ResultProps {
  id: string;
  command: Command;
  isActive: boolean;
  onChoose: () => void;
}

function Result({ id, command, isActive, onChoose }: ResultProps) {
  return (
    // The cursor stays in the input, which handles the keys for whichever result is active.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={onChoose}
      className="flex min-h-9 cursor-default items-center gap-3 rounded-md px-2.5 py-1 hover:bg-hover aria-selected:bg-accent-soft pointer-coarse:min-h-11"
    >
      <span className="min-w-0 truncate">{command.label}</span>
      <span className="ml-auto min-w-0 shrink truncate text-[0.8125rem] text-ink-soft">{command.note}</span>
      <CornerDownLeft
        aria-hidden
        className={`size-3.5 shrink-0 text-ink-soft ${isActive ? '' : 'invisible'}`}
      />
    </div>
  );
}
