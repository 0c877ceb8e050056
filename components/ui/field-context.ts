'use client';

import { createContext, use } from 'react';

type FieldControl = { id?: string; describedBy?: string; invalid?: boolean; required?: boolean };

export const FieldContext = createContext<FieldControl>({});

type Wired = {
  id?: string | undefined;
  required?: boolean | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: React.AriaAttributes['aria-invalid'];
};

/** The attributes that connect a control to the label, hint and error of its field. The control's own props win. */
export function useFieldControl(own: Wired): Wired {
  const field = use(FieldContext);
  return {
    id: own.id ?? field.id,
    required: own.required ?? field.required,
    'aria-describedby': own['aria-describedby'] ?? field.describedBy,
    'aria-invalid': own['aria-invalid'] ?? (field.invalid || undefined),
  };
}
