import { EyeOff } from 'lucide-react';

/** Above each page of a draft that its own people look at. */
export function PreviewBar() {
  return (
    <aside
      aria-label="Preview"
      className="border-b border-caution-line bg-caution-soft text-sm text-ink print:hidden"
    >
      <div className="page flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1">
        <p className="flex items-center gap-2">
          <EyeOff aria-hidden className="size-4 shrink-0 text-caution" />
          Only you see this: your site is a draft.
        </p>
        <a
          href="/admin/go-live"
          className="ml-auto inline-flex min-h-11 items-center font-medium underline underline-offset-4"
        >
          Go live
        </a>
      </div>
    </aside>
  );
}
