import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const looks = {
  info: { icon: Info, style: 'border-info-line bg-info-soft', ink: 'text-info' },
  positive: { icon: CircleCheck, style: 'border-positive-line bg-positive-soft', ink: 'text-positive' },
  caution: { icon: TriangleAlert, style: 'border-caution-line bg-caution-soft', ink: 'text-caution' },
  danger: { icon: CircleAlert, style: 'border-danger-line bg-danger-soft', ink: 'text-danger' },
};

type CalloutProps = {
  tone?: keyof typeof looks;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Appears in response to an action: a live region that screen readers announce at once. */
  live?: boolean;
  className?: string;
};

export function Callout({ tone = 'info', title, children, action, live, className }: CalloutProps) {
  const { icon: Icon, style, ink } = looks[tone];
  return (
    <div
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={cn(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-control border px-4 py-3 text-sm',
        style,
        className,
      )}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', ink)} />
      <div className="grid min-w-0 flex-1 basis-52 gap-0.5 text-ink">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-soft">{children}</div>}
      </div>
      {action}
    </div>
  );
}
