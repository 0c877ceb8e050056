/**
 * `values`, overridden by what somebody typed into the form named `form` before hydration: on a slow network the fields
 * can be used long before. Where the form doesn't exist yet (on the server, or after a client-side navigation) nothing
 * can have been typed. Call it in the first render, before anything writes into the fields.
 */
export function restoreEarlyInput<Values extends Record<string, string | boolean>>(
  form: string,
  values: Values,
): Values {
  const drawn = typeof document === 'undefined' ? null : document.forms.namedItem(form);
  if (!drawn) return values;
  const typed = Object.keys(values).flatMap((name) => {
    const field = drawn.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === 'checkbox')
      return field.checked ? [[name, true]] : [];
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
      return field.value ? [[name, field.value]] : [];
    // Several fields with one name: radio buttons.
    return field instanceof RadioNodeList && field.value ? [[name, field.value]] : [];
  });
  return { ...values, ...Object.fromEntries(typed) };
}
