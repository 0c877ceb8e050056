import type { Resource } from '@/lib/domain/catalogue';
import { Photo } from './photo';

type AboutProps = { name: string; text: string; image: string; people: Resource[] };

/** Who runs the business: a picture, some words, the people whom a customer meets. */
export function About({ name, text, image, people }: AboutProps) {
  return (
    <section id="about" className="page scroll-mt-20 pt-20 sm:pt-28">
      <div className="grid items-center gap-10 lg:grid-cols-2 lg:gap-16">
        {image && (
          <div className="relative aspect-[4/3] overflow-hidden rounded-card bg-sunken lg:aspect-[5/6]">
            <Photo src={image} alt="" sizes="(min-width: 64rem) 36rem, 100vw" />
          </div>
        )}
        <div className="grid gap-5">
          <h2 className="display text-[clamp(1.875rem,4vw,2.75rem)]">About {name}</h2>
          <p className="prose-plain text-lg text-soft">{text}</p>
        </div>
      </div>
      {people.length > 1 && (
        <div className="pt-16">
          <h3 className="display pb-6 text-2xl">Who you will meet</h3>
          <ul className="grid gap-8 sm:grid-cols-3 lg:gap-10">
            {people.map((person) => (
              <li key={person.slug} className="flex items-center gap-4 sm:grid sm:content-start">
                {person.image && (
                  <div className="relative size-24 shrink-0 overflow-hidden rounded-card bg-sunken sm:aspect-square sm:size-auto sm:w-full">
                    <Photo src={person.image} alt="" sizes="(min-width: 40rem) 24rem, 6rem" />
                  </div>
                )}
                <div className="grid gap-0.5">
                  <p className="text-lg font-medium">{person.name}</p>
                  {person.title && <p className="text-sm text-faint">{person.title}</p>}
                  {person.bio && <p className="text-pretty text-soft">{person.bio}</p>}
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
