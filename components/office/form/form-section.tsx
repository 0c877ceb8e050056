import type { ReactNode } from 'react';

/** A section of a long form: on a wide screen its name left and its fields right. */
export function FormSection({
  title,
  description,
  children,
}: {
  title: string;
  description?: string;
  children: ReactNode;
}) {
  return (
    <section className="grid gap-x-8 gap-y-3 not-last-of-type:border-b not-last-of-type:pb-6 md:grid-cols-[13rem_minmax(0,1fr)]">
      <div className="grid content-start gap-1">
        <h2 className="font-medium">{title}</h2>
        {description && <p className="text-sm text-soft">{description}</p>}
      </div>
      <div className="grid max-w-2xl gap-4">{children}</div>
    </section>
  );
}
