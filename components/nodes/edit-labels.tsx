'use client';

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { changeNode } from '@/components/nodes/change-node';
import { editedLabels, type LabelLine, labelsProblem, splitLabels } from '@/components/nodes/label-changes';
import type { NodeTarget } from '@/components/nodes/use-node-runner';
import { trackActivity } from '@/components/shell/activity-store';
import { Button, IconButton } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { TextInput } from '@/components/ui/text-input';
import { showToast } from '@/components/ui/toast-store';

interface EditLabelsProps {
  node: NodeTarget & { readonly labels: Readonly<Record<string, string>> };
  onClose: () => void;
}

interface Line extends LabelLine {
  readonly at: number;
}

/** The labels by which services choose their nodes; those that Wheelhouse writes are shown and stay. */
export function EditLabels({ node, onClose }: EditLabelsProps) {
  const [{ editable: shown, own }] = useState(() => splitLabels(node.labels));
  const [lines, setLines] = useState<readonly Line[]>(() => shown.map((line, at) => ({ ...line, at })));
  const [error, setError] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);
  const change = (at: number, changes: Partial<LabelLine>) =>
    setLines(lines.map((line) => (line.at === at ? { ...line, ...changes } : line)));

  const save = async () => {
    const wished = lines.map(({ key, value }) => ({ key: key.trim(), value }));
    const problem = labelsProblem(wished);
    setError(problem === null ? null : new Error(problem));
    if (problem !== null) return;
    setSaving(true);
    try {
      const work = changeNode(node.cluster, node.id, (spec) => ({
        ...spec,
        labels: editedLabels(shown, wished, spec.labels),
      }));
      await trackActivity(`Label ${node.name}`, work);
      showToast({ title: `${node.name} is labelled`, tone: 'ok' });
      onClose();
    } catch (failure) {
      setError(failure);
      setSaving(false);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Labels of ${node.name}`}
      description="Services choose their nodes by them: what no longer fits is moved at once."
      modalInput
      width="wide"
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSaving) void save();
        }}
      >
        {lines.length === 0 ? <p className="text-ink-soft">It has no labels of its own.</p> : null}
        <ul className="flex flex-col gap-2">
          {lines.map(({ at, key, value }, index) => (
            <li key={at} className="flex items-center gap-2">
              <TextInput
                aria-label={`Name of label ${index + 1}`}
                placeholder="name"
                value={key}
                onChange={(event) => change(at, { key: event.target.value })}
                className="font-mono text-[0.8125rem]"
              />
              <span aria-hidden className="text-ink-soft">
                =
              </span>
              <TextInput
                aria-label={`Value of label ${index + 1}`}
                placeholder="value"
                value={value}
                onChange={(event) => change(at, { value: event.target.value })}
                className="font-mono text-[0.8125rem]"
              />
              <IconButton
                label={`Remove the label ${key || index + 1}`}
                onClick={() => setLines(lines.filter((line) => line.at !== at))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
        <div>
          <Button
            size="small"
            onClick={() => setLines([...lines, { key: '', value: '', at: (lines.at(-1)?.at ?? -1) + 1 }])}
          >
            <Plus aria-hidden />
            Add a label
          </Button>
        </div>
        {own.length > 0 ? (
          <details>
            <summary className="w-fit rounded text-ink-soft">
              {own.length} written by Wheelhouse, which keep people’s services on their nodes
            </summary>
            <ul className="mt-2 flex flex-col gap-1 font-mono text-[0.8125rem] text-ink-soft">
              {own.map(({ key, value }) => (
                <li key={key} className="break-all">
                  {key}={value}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
        <ErrorNotice error={error} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" busy={isSaving}>
            Save labels
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
