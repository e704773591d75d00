'use client';

import { type ReactNode, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { applyFailure } from '@/components/forms/apply-failure';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';

interface FormDialogProps<Values extends FieldValues> {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  form: UseFormReturn<Values>;
  /** Does it; what it throws is shown in the form, and the dialog stays open with all that was typed. */
  save: (values: Values) => Promise<void>;
  action: string;
  width?: 'normal' | 'wide';
  children: ReactNode;
}

/** A form in a dialog. Closing it with something typed asks first. */
export function FormDialog<Values extends FieldValues>(props: FormDialogProps<Values>) {
  const { open, onClose, title, description, form, save, action, width, children } = props;
  const [asksToDiscard, setAsksToDiscard] = useState(false);
  const { isDirty, isSubmitting, errors } = form.formState;
  const close = () => {
    setAsksToDiscard(false);
    form.reset();
    onClose();
  };
  const submit = form.handleSubmit(async (values) => {
    try {
      await save(values);
      close();
    } catch (error) {
      applyFailure(form, error);
    }
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => {
        if (isOpen) return;
        if (isDirty) setAsksToDiscard(true);
        else close();
      }}
      title={title}
      description={description}
      modalInput
      {...(width ? { width } : {})}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {children}
        <ErrorNotice error={errors.root ? new Error(errors.root.message) : null} />
        {asksToDiscard ? (
          <div
            role="alert"
            className="flex flex-wrap items-center justify-end gap-2 rounded-lg bg-warn-soft px-3.5 py-2"
          >
            <span className="mr-auto">Discard what you typed?</span>
            <Button size="small" onClick={() => setAsksToDiscard(false)}>
              Keep editing
            </Button>
            <Button size="small" tone="danger" onClick={close}>
              Discard
            </Button>
          </div>
        ) : (
          <div className="flex justify-end gap-2">
            <Button onClick={() => (isDirty ? setAsksToDiscard(true) : close())}>Cancel</Button>
            <Button type="submit" tone="primary" busy={isSubmitting}>
              {action}
            </Button>
          </div>
        )}
      </form>
    </Dialog>
  );
}
