/**
 * `values` with what somebody typed into the form named `form` before the page's scripts were there: on a slow network
 * the fields can be used long before. Where there is no such form yet (on the server, on the way from another page)
 * nothing can have been typed. Read it in a first render, before anything writes into the fields.
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
    // Several fields of one name: radio buttons.
    return field instanceof RadioNodeList && field.value ? [[name, field.value]] : [];
  });
  return { ...values, ...Object.fromEntries(typed) };
}
