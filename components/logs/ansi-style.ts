import Anser from 'anser';
import type { CSSProperties } from 'react';

export interface StyledText {
  readonly text: string;
  readonly style: CSSProperties | undefined;
}

/** Readable on our log's background in each theme: light first, dark second. */
const colours: Readonly<Record<string, string>> = {
  'ansi-black': 'light-dark(#24292f, #8b949e)',
  'ansi-red': 'light-dark(#b3261e, #ff8f85)',
  'ansi-green': 'light-dark(#19692c, #6fd58a)',
  'ansi-yellow': 'light-dark(#7a5200, #e3b341)',
  'ansi-blue': 'light-dark(#0b5cad, #82b7ff)',
  'ansi-magenta': 'light-dark(#8a2d8f, #e29bea)',
  'ansi-cyan': 'light-dark(#0b6470, #64d3e0)',
  'ansi-white': 'light-dark(#57606a, #d0d7de)',
  'ansi-bright-black': 'light-dark(#57606a, #9aa4af)',
  'ansi-bright-red': 'light-dark(#b3261e, #ffb1aa)',
  'ansi-bright-green': 'light-dark(#19692c, #96e6aa)',
  'ansi-bright-yellow': 'light-dark(#7a5200, #f2cc60)',
  'ansi-bright-blue': 'light-dark(#0b5cad, #a8ceff)',
  'ansi-bright-magenta': 'light-dark(#8a2d8f, #f0bcf5)',
  'ansi-bright-cyan': 'light-dark(#0b6470, #96e5ee)',
  'ansi-bright-white': 'light-dark(#24292f, #ffffff)',
};

/** Cuts a line at its colour changes. Backgrounds are shown as an inverted mark, whatever their colour. */
export function styledParts(line: string): StyledText[] {
  if (!line.includes('\u001b')) return [{ text: line, style: undefined }];
  return Anser.ansiToJson(line, { json: true, use_classes: true, remove_empty: true }).map((part) => ({
    text: part.content,
    style: styleOf(part),
  }));
}

function styleOf(part: ReturnType<typeof Anser.ansiToJson>[number]): CSSProperties | undefined {
  const style: CSSProperties = {};
  const colour = colours[part.fg] ?? (part.fg_truecolor ? `rgb(${part.fg_truecolor})` : undefined);
  if (colour) style.color = colour;
  if (part.bg) Object.assign(style, { background: 'var(--ink)', color: 'var(--canvas)' });
  const has = (name: string) => part.decorations.some((decoration) => decoration === name);
  if (has('bold')) style.fontWeight = 600;
  if (has('italic')) style.fontStyle = 'italic';
  if (has('underline')) style.textDecoration = 'underline';
  if (has('strikethrough')) style.textDecoration = 'line-through';
  return Object.keys(style).length > 0 ? style : undefined;
}
