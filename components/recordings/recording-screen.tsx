'use client';

import '@xterm/xterm/css/xterm.css';
import { Terminal } from '@xterm/xterm';
import { useTheme } from 'next-themes';
import { useEffect, useEffectEvent, useRef } from 'react';
import { countUntil, type Playback } from '@/components/recordings/playback';
import { noncedDocument, openUnderPolicy } from '@/components/terminal/nonced-document';
import { terminalThemes } from '@/components/terminal/terminal-theme';
import type { TerminalSize } from '@/lib/recordings/cast';

interface RecordingScreenProps {
  playback: Playback;
  size: TerminalSize;
  /** In seconds; what happened up to then is shown. */
  position: number;
  label: string;
}

/** A screen that shows a recording as it was at one moment. A new `key` for another recording or pace. */
export function RecordingScreen({ playback, size, position, label }: RecordingScreenProps) {
  const box = useRef<HTMLDivElement>(null);
  const screen = useRef<Terminal>(null);
  /** How many events are on the screen. */
  const shown = useRef(0);
  const { resolvedTheme } = useTheme();
  const theme = terminalThemes[resolvedTheme === 'dark' ? 'dark' : 'light'];
  const open = useEffectEvent((element: HTMLElement) => {
    const created = new Terminal({
      cols: size.columns,
      rows: size.rows,
      cursorBlink: false,
      disableStdin: true,
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

  useEffect(() => {
    if (!box.current) return;
    const created = open(box.current);
    screen.current = created;
    shown.current = 0;
    return () => {
      created.dispose();
      screen.current = null;
    };
  }, []);

  useEffect(() => {
    const terminal = screen.current;
    if (!terminal) return;
    const count = countUntil(playback, position);
    if (count < shown.current) {
      terminal.reset();
      terminal.resize(size.columns, size.rows);
      shown.current = 0;
    }
    let text = '';
    for (const event of playback.events.slice(shown.current, count)) {
      if (event.kind === 'o') text += event.text;
      else {
        terminal.write(text);
        text = '';
        terminal.resize(event.size.columns, event.size.rows);
      }
    }
    if (text) terminal.write(text);
    shown.current = count;
  }, [playback, position, size]);

  useEffect(() => {
    if (screen.current) screen.current.options.theme = theme;
  }, [theme]);

  return <div ref={box} className="w-max font-mono" />;
}
