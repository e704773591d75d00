'use client';

import type { UseFormReturn } from 'react-hook-form';
import { FormRows } from '@/components/services/editor/form-rows';
import { RowText } from '@/components/services/editor/row-inputs';
import { Select } from '@/components/ui/select';
import type { ServiceForm } from '@/lib/services/form/service-form';

interface FileRowsProps {
  form: UseFormReturn<ServiceForm>;
  name: 'secrets' | 'configs';
  noun: string;
  choices: readonly { value: string; label: string }[];
}

/** Secrets or configs, and under which name tasks find each. */
export function FileRows({ form, name, noun, choices }: FileRowsProps) {
  return (
    <FormRows form={form} name={name} noun={noun} blank={{ id: '', name: '', file: '' }}>
      {(at) => {
        const { id, name: present } = form.watch(`${name}.${at}`);
        const known = choices.some(({ value }) => value === id) || id === '';
        return (
          <>
            <Select
              aria-label={noun}
              className="min-w-0 grow basis-32"
              value={id}
              onChange={({ target }) => {
                const chosen = choices.find(({ value }) => value === target.value);
                form.setValue(`${name}.${at}.id`, target.value, { shouldDirty: true });
                form.setValue(`${name}.${at}.name`, chosen?.label ?? '', { shouldDirty: true });
              }}
              options={[
                { value: '', label: `Choose a ${noun}` },
                ...choices,
                ...(known ? [] : [{ value: id, label: present }]),
              ]}
            />
            <RowText form={form} name={`${name}.${at}.file`} label="As the file" />
          </>
        );
      }}
    </FormRows>
  );
}
