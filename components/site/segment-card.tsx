import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { LinkProgress } from '@/components/ui/link-progress';
import type { Segment } from '@/lib/domain/catalogue';
import { Photo } from './photo';

/** A segment as a picture that leads to its page. */
export function SegmentCard({ segment, href }: { segment: Segment; href: string }) {
  return (
    <Link
      href={href}
      className="group relative isolate flex min-h-fit aspect-[4/5] items-end overflow-hidden rounded-card bg-photo-shade text-photo-ink sm:aspect-[3/2]"
    >
      {segment.image && (
        <Photo
          src={segment.image}
          alt=""
          sizes="(min-width: 40rem) 38rem, 100vw"
          className="-z-10 transition-transform duration-150 group-hover:scale-[1.015]"
        />
      )}
      <span
        aria-hidden
        className="absolute inset-0 -z-10 bg-linear-to-t from-photo-shade/30 to-transparent"
      />
      <span className="photo-scrim grid w-full gap-1.5 p-6 pt-2 sm:p-8 sm:pt-2">
        <span className="flex items-end justify-between gap-4">
          <span className="display min-w-0 text-3xl">{segment.name}</span>
          <ArrowRight
            aria-hidden
            className="mb-1 size-6 shrink-0 transition-transform group-hover:translate-x-1"
          />
        </span>
        {segment.description && (
          <span className="max-w-[44ch] text-pretty text-photo-ink">{segment.description}</span>
        )}
      </span>
      <LinkProgress />
    </Link>
  );
}
