import type { ReactNode } from 'react';

type PlainPageProps = { title: string; intro: ReactNode; children: ReactNode };

/** A page of text: terms, privacy, imprint, help. */
export function PlainPage({ title, intro, children }: PlainPageProps) {
  return (
    <article className="page grid max-w-[52rem] grid-cols-1 gap-10 py-12 sm:py-16">
      <header className="grid gap-4">
        <h1 className="display text-[clamp(2.25rem,5vw,3.5rem)]">{title}</h1>
        <div className="grid max-w-[60ch] gap-3 text-lg text-pretty text-soft">{intro}</div>
      </header>
      {children}
    </article>
  );
}

/** A part of it, which a link can lead to. Paragraphs, lists and links inside need no classes of their own. */
export function PlainPart({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      className="grid scroll-mt-24 grid-cols-1 gap-3 [overflow-wrap:anywhere] [&_a]:underline [&_a]:underline-offset-4 [&_a:hover]:text-ink [&_li]:max-w-[62ch] [&_li]:text-pretty [&_p]:max-w-[62ch] [&_p]:text-pretty [&_p]:text-soft [&_ul]:grid [&_ul]:list-disc [&_ul]:gap-1.5 [&_ul]:pl-5 [&_ul]:text-soft"
    >
      <h2 className="text-xl font-medium">{title}</h2>
      {children}
    </section>
  );
}
