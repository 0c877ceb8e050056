import type { ReactNode } from 'react';
import { Photo } from './photo';

type HeroProps = { image: string; headline: string; tagline: string; actions: ReactNode };

/** The first screen: one photograph, one sentence. */
export function Hero({ image, headline, tagline, actions }: HeroProps) {
  return (
    <section className="relative isolate flex min-h-[min(78svh,46rem)] items-end overflow-hidden bg-photo-shade pt-36 text-photo-ink">
      {image && <Photo src={image} alt="" sizes="100vw" eager className="-z-10" />}
      <div
        aria-hidden
        className="absolute inset-0 -z-10 bg-linear-to-t from-photo-shade/40 to-photo-shade/5"
      />
      <div className="photo-scrim w-full [--fade:9rem]">
        <div className="page grid gap-5 pt-2 pb-12 sm:pb-16">
          <h1 className="display max-w-[15ch] text-[clamp(2.5rem,7vw,5rem)]">{headline}</h1>
          {tagline && <p className="max-w-[46ch] text-lg text-pretty text-photo-ink">{tagline}</p>}
          <div className="flex flex-wrap gap-3 pt-2">{actions}</div>
        </div>
      </div>
    </section>
  );
}
