'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { type ReactNode, useRef, useState } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  FormProvider,
  type Path,
  type PathValue,
  useForm,
} from 'react-hook-form';
import { toast } from 'sonner';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { reach } from '@/components/ui/reach';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { SaveResult } from './save-result';
import { StaleNotice } from './stale-notice';
import { useUnsavedGuard } from './use-unsaved-guard';

type OfficeFormProps<Values extends FieldValues, Saved extends SaveResult> = {
  /** The action's own schema, so that browser and server give the same messages. */
  schema: z.ZodType<Values, Values>;
  values: Values;
  save: (values: Values) => Promise<Saved>;
  /** Runs before saving: false goes back to the form, a sentence says why it can't go on. */
  before?: (values: Values) => Promise<boolean | string>;
  /** The message on success; absent where the page itself shows the result. */
  saved?: string | ((result: Extract<Saved, { ok: true }>) => string);
  onSaved?: (result: Extract<Saved, { ok: true }>, values: Values) => void;
  submitLabel?: string;
  /** Shown left of the button: remove, hide … */
  aside?: ReactNode;
  /** Tells a sheet around the form whether closing would lose something. */
  onDirty?: (dirty: boolean) => void;
  children: ReactNode;
};

/** A form of the office: validates while one types, shows errors beside the fields, never loses typed values. */
export function OfficeForm<Values extends FieldValues, Saved extends SaveResult>(
  props: OfficeFormProps<Values, Saved>,
) {
  const {
    schema,
    values,
    save,
    before,
    saved,
    onSaved,
    submitLabel = 'Save',
    aside,
    onDirty,
    children,
  } = props;
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [stale, setStale] = useState<{ message: string; edition: string } | null>(null);
  const form = useForm<Values, unknown, Values>({
    resolver: zodResolver(schema),
    defaultValues: values as DefaultValues<Values>,
    mode: 'onTouched',
  });
  const element = useRef<HTMLFormElement>(null);
  const { isSubmitting, isDirty } = form.formState;
  const ready = useHydrated();
  // Also while saving: the result is shown in this form.
  useUnsavedGuard(isDirty || isSubmitting, onDirty);

  /** The first field with an error, once it is marked and the section around it is open. */
  async function focusMarked() {
    await new Promise(requestAnimationFrame);
    const marked = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    marked?.focus();
    return marked;
  }

  const submit = form.handleSubmit(async (typed) => {
    setProblem(undefined);
    setStale(null);
    const goOn = before ? await before(typed) : true;
    if (typeof goOn === 'string') return setProblem(goOn);
    if (!goOn) return;
    const result: Saved | SaveResult = await reach(() => save(typed));
    if (!result.ok) {
      const edition = 'extra' in result ? result.extra?.edition : undefined;
      if (typeof edition === 'string') return setStale({ message: result.message, edition });
      const errors = result.errors ?? [];
      for (const { path, message } of errors) form.setError(path as Path<Values>, { message });
      // Errors that a field shows aren't repeated: the field gets the focus instead. Not every path has a field.
      const marked = await focusMarked();
      if (!marked || errors.every(({ message }) => message !== result.message)) setProblem(result.message);
      return;
    }
    const done = result as Extract<Saved, { ok: true }>;
    form.reset(done.edition === undefined ? typed : { ...typed, edition: done.edition });
    if (saved) toast.success(typeof saved === 'string' ? saved : saved(done));
    // Long enough to read; what stays unresolved is on Today as well.
    if (done.warning) toast.warning(done.warning, { duration: 20_000 });
    router.refresh();
    onSaved?.(done, typed);
  }, focusMarked);

  return (
    <FormProvider {...form}>
      {/* Inert until hydration, which sets the fields' values and would overwrite what was typed before. */}
      <form ref={element} noValidate inert={!ready} onSubmit={submit} className="grid gap-5 inert:opacity-60">
        {children}
        <div className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center justify-end gap-2 border-t bg-surface px-1 py-3 in-data-panel:-bottom-5 in-data-panel:-mb-5 in-data-panel:pb-5">
          {/* Beside the button: above the action bar a long form had it out of sight. */}
          {problem && (
            <Callout tone="danger" live className="basis-full">
              {problem}
            </Callout>
          )}
          {stale && (
            <StaleNotice
              message={stale.message}
              onOverwrite={() => {
                form.setValue('edition' as Path<Values>, stale.edition as PathValue<Values, Path<Values>>);
                return submit();
              }}
            />
          )}
          {aside && <div className="mr-auto flex flex-wrap gap-2">{aside}</div>}
          {isDirty && <span className="text-sm text-faint">Not saved yet</span>}
          <Button type="submit" tone="accent" pending={isSubmitting}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
