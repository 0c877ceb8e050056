import Link from 'next/link';
import { RichText } from '@/components/assistant/rich-text';
import { CopyButton } from '@/components/ui/copy-button';

const isOfficePath = (href: string) => /^\/admin(?:\/[\w-]+)*$/.test(href);

/** What the assistant of the office writes: it links pages of the office, and drafts can be copied. */
export function OfficeText({ text, onGo }: { text: string; onGo: () => void }) {
  return (
    <RichText
      text={text}
      link={(href, label) =>
        isOfficePath(href) ? (
          <Link href={href} onClick={onGo} className="underline underline-offset-4">
            {label}
          </Link>
        ) : null
      }
      draft={(draft) => <Draft text={draft} />}
    />
  );
}

function Draft({ text }: { text: string }) {
  return (
    <figure className="grid gap-2 rounded-card border border-dashed bg-sunken p-3">
      <figcaption className="flex items-center justify-between gap-2 text-sm text-soft">
        Draft: not sent, not saved
        <CopyButton text={text} label="Copy the draft" />
      </figcaption>
      <div className="whitespace-pre-wrap">{text}</div>
    </figure>
  );
}
