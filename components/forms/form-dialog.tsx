'use client';

import { type ReactNode, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { applyFailure } from '@/components/forms/apply-failure';
import { StaleNotice } from '@/components/forms/stale-notice';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RequestFailure } from '@/lib/http/failure';
import { onTopOf } from '@/lib/records/stale-fields';

interface FormDialogProps<Values extends FieldValues, Shown extends object> {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  form: UseFormReturn<Values>;
  /** Does it; what it throws is shown in the form, and the dialog stays open with all that was typed. */
  save: (values: Values, shown: Shown | undefined) => Promise<void>;
  /**
   * The record that is edited, and how the form shows it. `save` gets it as it was when it was last
   * looked at: where others changed it since, they are told and choose.
   */
  record?: { readonly shown: Shown; readonly valuesOf: (record: Shown) => Values };
  action: string;
  width?: 'normal' | 'wide';
  children: ReactNode;
}

/** A form in a dialog. Closing it with something typed asks first. */
export function FormDialog<Values extends FieldValues, Shown extends object = object>(
  props: FormDialogProps<Values, Shown>,
) {
  const { open, onClose, title, description, form, save, record, action, width, children } = props;
  const [shown, setShown] = useState(record?.shown);
  const [current, setCurrent] = useState<Shown | null>(null);
  const [asksToDiscard, setAsksToDiscard] = useState(false);
  const { isDirty, isSubmitting, errors } = form.formState;
  const close = () => {
    setAsksToDiscard(false);
    form.reset();
    onClose();
  };
  const send = (base: Shown | undefined) =>
    form.handleSubmit(async (values) => {
      try {
        await save(values, base);
        close();
      } catch (error) {
        const now = error instanceof RequestFailure ? error.current : undefined;
        if (now && base && record) setCurrent({ ...base, ...now });
        else applyFailure(form, error);
      }
    })();
  const takeUp = (values: Values) => {
    form.reset(values, { keepDefaultValues: true });
    setShown(current ?? undefined);
    setCurrent(null);
  };
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
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(shown);
        }}
        className="flex flex-col gap-4"
      >
        {children}
        {current && shown && record ? (
          <StaleNotice
            shown={shown}
            current={current}
            yours={form.getValues()}
            onTakeTheirs={() => takeUp(record.valuesOf(current))}
            onKeepEditing={() =>
              takeUp(onTopOf(form.getValues(), record.valuesOf(shown), record.valuesOf(current)))
            }
            onPutTheirsAside={() => {
              setShown(current);
              setCurrent(null);
              void send(current);
            }}
          />
        ) : null}
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
