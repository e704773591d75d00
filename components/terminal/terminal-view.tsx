'use client';

import { Search, SquareTerminal } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { RecordedMark } from '@/components/recordings/recorded-mark';
import { dockerExecCommand } from '@/components/terminal/exec-command';
import { chosenCommand, type ShellChoice, ShellChooser } from '@/components/terminal/shell-choice';
import type { TerminalScreenHandle } from '@/components/terminal/terminal-screen';
import type { TerminalPhase, TerminalState } from '@/components/terminal/terminal-session';
import { Button, IconButton } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/code-block';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { ReasonButton } from '@/components/ui/reason-action';
import { StatusDot } from '@/components/ui/status-dot';
import { TextInput } from '@/components/ui/text-input';
import type { Tone } from '@/components/ui/tone';

const TerminalScreen = dynamic(
  () => import('@/components/terminal/terminal-screen').then((loaded) => loaded.TerminalScreen),
  { ssr: false, loading: () => <p className="p-4 text-ink-soft">Loading the terminal…</p> },
);

interface TerminalViewProps {
  cluster: string;
  container: { id: string; name: string; collection: string };
  /** Why no terminal can be opened; null when one can. */
  reason: string | null;
}

interface OpenTerminal {
  /** Counts openings: each is a session of its own. */
  readonly turn: number;
  readonly command: readonly string[];
}

/** A shell in a container. Nothing runs before the person asks for it, so a link alone starts nothing. */
export function TerminalView({ cluster, container, reason }: TerminalViewProps) {
  const [choice, setChoice] = useState<ShellChoice>({ shell: 'sh', custom: '' });
  const [opened, setOpened] = useState<OpenTerminal | null>(null);
  const [state, setState] = useState<TerminalState | null>(null);
  const [find, setFind] = useState('');
  const screen = useRef<TerminalScreenHandle>(null);
  const findBox = useRef<HTMLInputElement>(null);
  const command = chosenCommand(choice);
  const isOver = state === null || state.phase === 'ended';
  const open = () => setOpened({ turn: (opened?.turn ?? 0) + 1, command });

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <ShellChooser choice={choice} onChange={setChoice} />
        <DisabledWithReason reason={reason ?? (command.length === 0 ? 'Write the command first.' : null)}>
          <Button tone={isOver ? 'primary' : 'secondary'} onClick={open} busy={state?.phase === 'connecting'}>
            <SquareTerminal aria-hidden />
            {opened === null ? 'Open terminal' : isOver ? 'Reconnect' : 'Start over'}
          </Button>
        </DisabledWithReason>
      </div>
      {reason ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
          <p>{reason}</p>
          <ReasonButton reason={reason} />
        </div>
      ) : (
        <RecordedMark collection={container.collection} />
      )}
      {opened === null ? null : (
        <div className="overflow-hidden rounded-lg bg-surface ring-1 ring-line">
          <div className="flex flex-wrap items-center justify-between gap-2 border-line border-b p-2 pl-3">
            <span role="status" className="text-[0.8125rem] max-sm:basis-full">
              {state ? (
                <StatusDot tone={phaseTone(state)} working={state.phase === 'connecting'}>
                  {phaseWords[state.phase]}
                </StatusDot>
              ) : null}
            </span>
            <search className="flex min-w-0 items-center gap-1 max-sm:grow">
              <TextInput
                ref={findBox}
                type="search"
                aria-label="Find in the terminal"
                placeholder="Find in the terminal"
                value={find}
                onChange={(event) => setFind(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && find) {
                    screen.current?.find(find, event.shiftKey ? 'previous' : 'next');
                  } else if (event.key === 'Escape') screen.current?.focus();
                }}
              />
              <IconButton label="Find next" onClick={() => find && screen.current?.find(find, 'next')}>
                <Search aria-hidden />
              </IconButton>
            </search>
          </div>
          <div className="h-[max(20rem,calc(100dvh-26rem))] bg-[#fbfcfc] p-2 dark:bg-[#0d1216]">
            <TerminalScreen
              key={opened.turn}
              target={{ cluster, containerId: container.id, command: opened.command }}
              label={`Terminal in ${container.name}`}
              handle={screen}
              onState={setState}
              onLeave={() => findBox.current?.focus()}
            />
          </div>
          {state?.phase === 'ended' ? (
            <p role="alert" className="border-line border-t px-3 py-2.5">
              <StatusDot tone={phaseTone(state)}>
                <span className="whitespace-normal">{state.sentence}</span>
              </StatusDot>
            </p>
          ) : null}
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.8125rem] text-ink-soft">
        <span className="flex min-w-0 items-center gap-1">
          The same from your own machine:
          <code className="min-w-0 truncate rounded bg-sunken px-1.5 py-0.5 font-mono text-ink">
            {dockerExecCommand(container.name, command)}
          </code>
          <CopyButton text={dockerExecCommand(container.name, command)} label="Copy the command" />
        </span>
        {opened === null ? null : (
          <span>
            Ctrl+Shift+C copies, Ctrl+V pastes, Ctrl+Shift+↑ leaves the terminal for the rest of the page.
          </span>
        )}
      </div>
    </div>
  );
}

const phaseWords: Record<TerminalPhase, string> = {
  connecting: 'Connecting',
  open: 'Connected',
  ended: 'Ended',
};

function phaseTone({ phase, isFinal }: TerminalState): Tone {
  if (phase === 'open') return 'ok';
  if (phase === 'connecting') return 'accent';
  return isFinal ? 'danger' : 'neutral';
}
