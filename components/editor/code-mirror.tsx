'use client';

import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { editorExtensions } from '@/components/editor/editor-extensions';
import { markedProblems } from '@/components/editor/marked-problems';
import type { YamlEditorProps } from '@/components/editor/yaml-editor';

/** CodeMirror as a React component; `value` and the text in it are kept the same. */
export function CodeMirror(props: YamlEditorProps) {
  const { label, value, onChange, isReadOnly = false, problems, goTo, height = 'h-120' } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const tell = useRef(onChange);
  const first = useRef(value);
  tell.current = onChange;

  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          editorExtensions({ label, isReadOnly, nonce: pageNonce() }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) tell.current?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      first.current = editor.state.doc.toString();
      view.current = null;
      editor.destroy();
    };
  }, [label, isReadOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    editor.dispatch(setDiagnostics(editor.state, markedProblems(value, problems ?? [])));
  }, [value, problems]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !goTo) return;
    const { from } = editor.state.doc.line(Math.min(Math.max(goTo.line, 1), editor.state.doc.lines));
    const effects = EditorView.scrollIntoView(from, { y: 'center' });
    editor.dispatch({ selection: { anchor: from }, effects });
  }, [goTo]);

  return <div ref={place} className={`overflow-hidden rounded-lg bg-surface ring-1 ring-line ${height}`} />;
}

/** CodeMirror makes <style> elements, which the page's policy takes with its nonce only. */
function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
