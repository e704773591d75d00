'use client';

import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { type ArrayPath, type FieldArray, useFieldArray } from 'react-hook-form';
import { Button, IconButton } from '@/components/ui/button';
import type { ServiceForm } from '@/lib/services/form/service-form';

interface FormRowsProps<Name extends ArrayPath<ServiceForm>> {
  form: UseFormReturn<ServiceForm>;
  name: Name;
  /** Of one row, e.g. "port": "Add a port", "Remove port 2". */
  noun: string;
  blank: FieldArray<ServiceForm, Name>;
  children: (at: number) => ReactNode;
}

/** Rows of fields, of which there can be any number. */
export function FormRows<Name extends ArrayPath<ServiceForm>>(props: FormRowsProps<Name>) {
  const { form, name, noun, blank, children } = props;
  const rows = useFieldArray({ control: form.control, name });
  return (
    <div className="flex flex-col gap-2">
      {rows.fields.map((row, at) => (
        <div key={row.id} className="flex items-start gap-2">
          <div className="flex min-w-0 grow flex-wrap gap-2">{children(at)}</div>
          <IconButton label={`Remove ${noun} ${at + 1}`} onClick={() => rows.remove(at)}>
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => rows.append(blank)}>
          <Plus aria-hidden />
          Add a {noun}
        </Button>
      </div>
    </div>
  );
}
