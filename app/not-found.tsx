import type { Metadata } from 'next';
import { PageButton } from '@/components/ui/page-button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="voice-site page grid min-h-dvh content-center justify-items-start gap-5 py-20">
      <p className="eyebrow">Page not found</p>
      <h1 className="display max-w-[18ch] text-[clamp(2.25rem,6vw,4rem)]">
        There is nothing at this address
      </h1>
      <p className="max-w-[50ch] text-lg text-pretty text-soft">
        It may have moved, or the link lost a letter on its way. If you followed a link from a booking mail,
        open the mail again and use the whole link.
      </p>
      <div className="flex flex-wrap gap-3">
        <PageButton href="/" tone="accent">
          Go to the start
        </PageButton>
        <PageButton href="/manage" tone="link">
          Find my booking
        </PageButton>
      </div>
    </main>
  );
}
