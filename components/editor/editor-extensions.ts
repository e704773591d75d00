import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { editorColours, editorTheme } from '@/components/editor/editor-theme';

interface EditorOptions {
  label: string;
  isReadOnly: boolean;
  /** Of the page, for the style elements that CodeMirror makes. */
  nonce: string;
}

/** Tab moves on to the next control, as everywhere on a page: the editor is no trap for the keyboard. */
export function editorExtensions({ label, isReadOnly, nonce }: EditorOptions): Extension {
  return [
    EditorView.cspNonce.of(nonce),
    // It takes the focus by itself; said so that assistive technology finds it in what scrolls.
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorState.readOnly.of(isReadOnly),
    EditorState.tabSize.of(2),
    indentUnit.of('  '),
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    highlightSelectionMatches(),
    ...(isReadOnly ? [] : [highlightActiveLine(), lintGutter()]),
    EditorView.lineWrapping,
    yaml(),
    syntaxHighlighting(editorColours),
    editorTheme,
    keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
  ];
}
