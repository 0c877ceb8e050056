/**
 * For `onOpenAutoFocus` of a dialog: what is filled in comes first, not the button that closes it. Where there is
 * nothing to fill in, the dialog's own way stays.
 */
export function focusFirstField(event: Event): void {
  const box = event.currentTarget as HTMLElement;
  const fields = 'input:not([type="hidden"], :disabled), select:not(:disabled), textarea:not(:disabled)';
  const first = box.querySelector<HTMLInputElement>(fields);
  const isRadio = first?.type === 'radio';
  const chosen = isRadio && box.querySelector<HTMLInputElement>(`input[name="${first.name}"]:checked`);
  const field = chosen || first;
  if (!field) return;
  event.preventDefault();
  field.focus();
}
