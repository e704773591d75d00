'use client';

import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { TextAreaField } from '@/components/forms/bound-fields';
import { encodeBytes, encodeText } from '@/components/swarm-data/encode';
import { Button } from '@/components/ui/button';
import { bytesText } from '@/components/ui/bytes';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';

/** What a form about content has: text, or a file, of which `file` holds the base64. */
export interface DataValues {
  text: string;
  file: string;
}

interface DataFieldProps<Values extends DataValues> {
  form: UseFormReturn<Values>;
  /** As much as a Swarm keeps in one. */
  maximumBytes: number;
}

/** Content as text or from a file of one's own machine. */
export function DataField<Values extends DataValues>({ form: given, maximumBytes }: DataFieldProps<Values>) {
  // The fields that it touches are those of DataValues, whatever else the form has.
  const form = given as unknown as UseFormReturn<DataValues>;
  const [file, setFile] = useState<{ name: string; size: number } | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  if (file) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <span className="min-w-0 break-all">
          {file.name} <span className="text-ink-soft">{bytesText(file.size)}</span>
        </span>
        <Button
          size="small"
          onClick={() => {
            setFile(null);
            form.setValue('file', '', { shouldDirty: true });
          }}
        >
          Write text instead
        </Button>
      </div>
    );
  }
  return (
    <>
      <TextAreaField form={form} name="text" label="Content" rows={8} mono />
      <Field label="Or from a file" error={problem}>
        <TextInput
          type="file"
          className="py-1.5"
          onChange={async (event) => {
            const chosen = event.target.files?.[0];
            if (!chosen) return;
            if (chosen.size > maximumBytes) {
              setProblem(
                `It has ${bytesText(chosen.size)}; a Swarm keeps at most ${bytesText(maximumBytes)}.`,
              );
              return;
            }
            setProblem(undefined);
            form.setValue('file', encodeBytes(new Uint8Array(await chosen.arrayBuffer())), {
              shouldDirty: true,
            });
            setFile({ name: chosen.name, size: chosen.size });
          }}
        />
      </Field>
    </>
  );
}

/** The content as an engine takes it. */
export function dataOf({ text, file }: DataValues): string {
  return file || encodeText(text);
}
