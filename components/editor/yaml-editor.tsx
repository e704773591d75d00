'use client';

import dynamic from 'next/dynamic';
import type { YamlProblem } from '@/lib/yaml/read-yaml';

export interface YamlEditorProps {
  /** Read aloud, e.g. "Service as YAML". */
  label: string;
  value: string;
  onChange?: (text: string) => void;
  isReadOnly?: boolean;
  /** Marked in the text, besides what is no YAML at all, which the editor finds by itself. */
  problems?: readonly YamlProblem[];
  /** Another one puts the cursor on its line, which is scrolled into view. */
  goTo?: { readonly line: number } | null;
  /** Height as a Tailwind class; it scrolls inside. */
  height?: string;
}

/** A text editor for YAML: line numbers, colours, search (Ctrl-F), mistakes marked. Fetched when it is first shown. */
export const YamlEditor = dynamic<YamlEditorProps>(
  () => import('@/components/editor/code-mirror').then((module) => module.CodeMirror),
  { ssr: false, loading: () => <div aria-hidden className="h-120 rounded-lg bg-sunken ring-1 ring-line" /> },
);
