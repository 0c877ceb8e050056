import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

type EmptyStateProps = {
  icon?: LucideIcon;
  title: ReactNode;
  /** Why it is empty and what would fill it. */
  description?: ReactNode;
  /** The next step: a button or a link. */
  action?: ReactNode;
  /** It is the only content of the page, so its title is the page's heading. */
  alone?: boolean;
  className?: string;
};

export function EmptyState({
  icon: Icon,
  title,
  description,
  action,
  alone = false,
  className,
}: EmptyStateProps) {
  const Title = alone ? 'h1' : 'p';
  return (
    <div className={cn('grid justify-items-center gap-2 px-6 py-12 text-center', className)}>
      {Icon && (
        <span className="mb-1 grid size-11 place-items-center rounded-full bg-sunken text-soft">
          <Icon aria-hidden className="size-5" />
        </span>
      )}
      <Title className="font-medium">{title}</Title>
      {description && <p className="max-w-[42ch] text-sm text-soft">{description}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
