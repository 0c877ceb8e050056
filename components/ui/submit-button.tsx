'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

/** Submits its form and shows a pending state while the form is being sent. */
export function SubmitButton({ tone = 'accent', pending, ...rest }: ButtonProps) {
  const status = useFormStatus();
  return <Button type="submit" tone={tone} pending={pending || status.pending} {...rest} />;
}
