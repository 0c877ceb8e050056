import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role'> & {
  label: ReactNode;
  description?: ReactNode;
};

/** On or off, at once. For something that is only true after "Save", use a Checkbox. */
export function Switch({ label, description, className, ...rest }: SwitchProps) {
  return (
    <label className={cn('flex min-h-11 items-center justify-between gap-4 py-1.5', className)}>
      <span className="grid gap-0.5">
        <span className="font-medium">{label}</span>
        {description && <span className="text-sm text-faint">{description}</span>}
      </span>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox with this role says its state by itself.
        role="switch"
        className="relative h-6 w-10.5 shrink-0 appearance-none rounded-full border border-edge bg-sunken transition-colors before:absolute before:top-1/2 before:left-[0.1875rem] before:size-4 before:-translate-y-1/2 before:rounded-full before:bg-edge before:transition-[left,background-color] checked:border-accent checked:bg-accent checked:before:left-[1.3125rem] checked:before:bg-accent-ink disabled:opacity-50"
        {...rest}
      />
    </label>
  );
}
