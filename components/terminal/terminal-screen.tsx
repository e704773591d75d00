'use client';

import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Terminal } from '@xterm/xterm';
import { useTheme } from 'next-themes';
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { noncedDocument, openUnderPolicy } from '@/components/terminal/nonced-document';
import {
  TerminalSession,
  type TerminalState,
  type TerminalTarget,
} from '@/components/terminal/terminal-session';
import { terminalThemes } from '@/components/terminal/terminal-theme';

/** What the frame around the screen may ask of it. */
export interface TerminalScreenHandle {
  find(text: string, direction: 'next' | 'previous'): boolean;
  focus(): void;
}

interface TerminalScreenProps {
  target: TerminalTarget;
  label: string;
  handle: RefObject<TerminalScreenHandle | null>;
  onState: (state: TerminalState) => void;
  /** The person wants to leave the screen by the keyboard. */
  onLeave: () => void;
}

/** xterm on a session of its own; a new `key` is a new session. */
export function TerminalScreen({ target, label, handle, onState, onLeave }: TerminalScreenProps) {
  const box = useRef<HTMLDivElement>(null);
  const terminal = useRef<Terminal>(null);
  const { resolvedTheme } = useTheme();
  const theme = terminalThemes[resolvedTheme === 'dark' ? 'dark' : 'light'];
  const tell = useEffectEvent(onState);
  const leave = useEffectEvent(onLeave);
  const open = useEffectEvent((element: HTMLElement) => {
    const created = new Terminal({
      cursorBlink: false,
      documentOverride: noncedDocument(document),
      fontFamily: getComputedStyle(element).fontFamily,
      fontSize: 13,
      minimumContrastRatio: 4.5,
      screenReaderMode: true,
      scrollback: 10_000,
      theme,
    });
    openUnderPolicy(created, element);
    created.textarea?.setAttribute('aria-label', label);
    return created;
  });
  const { cluster, containerId } = target;
  const command = JSON.stringify(target.command);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const screen = open(element);
    terminal.current = screen;
    const fit = new FitAddon();
    const search = new SearchAddon();
    screen.loadAddon(fit);
    screen.loadAddon(search);
    fit.fit();

    const session = new TerminalSession(
      { cluster, containerId, command: JSON.parse(command) },
      {
        onOutput: (bytes) => screen.write(bytes),
        onState: (state) => {
          screen.options.disableStdin = state.phase !== 'open';
          if (state.phase === 'open') screen.focus();
          tell(state);
        },
      },
      { columns: screen.cols, rows: screen.rows },
    );
    screen.onData((data) => session.send(data));
    screen.onBinary((data) => session.send(Uint8Array.from(data, (character) => character.charCodeAt(0))));
    screen.onResize(({ cols, rows }) => session.resize({ columns: cols, rows }));
    screen.attachCustomKeyEventHandler((event) => isForTheShell(event, screen, () => leave()));
    handle.current = {
      find: (text, direction) => (direction === 'next' ? search.findNext(text) : search.findPrevious(text)),
      focus: () => screen.focus(),
    };
    const watcher = new ResizeObserver(() => fit.fit());
    watcher.observe(element);
    void session.open();

    return () => {
      watcher.disconnect();
      session.close();
      screen.dispose();
      terminal.current = null;
      handle.current = null;
    };
  }, [cluster, containerId, command, handle]);

  useEffect(() => {
    if (terminal.current) terminal.current.options.theme = theme;
  }, [theme]);

  return <div ref={box} className="h-full w-full overflow-hidden font-mono" />;
}

/** Whether a key goes to the shell; copying and leaving are ours. */
function isForTheShell(event: KeyboardEvent, screen: Terminal, leave: () => void): boolean {
  if (event.type !== 'keydown') return true;
  const isModified = event.ctrlKey || event.metaKey;
  if (isModified && event.shiftKey && event.key === 'ArrowUp') {
    event.preventDefault();
    leave();
    return false;
  }
  if (isModified && event.key.toLowerCase() === 'c' && (event.shiftKey || screen.hasSelection())) {
    event.preventDefault();
    if (screen.hasSelection()) void navigator.clipboard.writeText(screen.getSelection());
    screen.clearSelection();
    return false;
  }
  // The browser pastes by itself, into xterm's own text area.
  return !(isModified && event.key.toLowerCase() === 'v');
}
