import { BrandStyle } from '@/components/ui/brand-style';
import { siteLinks } from '@/lib/domain/site-links';

type OpensSoonProps = { slug: string; name: string; accentColor: string };

/**
 * What strangers see at every address of a draft. Answered with 200 and noindex: somebody who was given the address early is
 * in the right place, and a link checker or a browser must not remember it as broken.
 */
export function OpensSoon({ slug, name, accentColor }: OpensSoonProps) {
  return (
    <div className="voice-site flex min-h-dvh flex-col">
      <BrandStyle color={accentColor} />
      <main className="page grid flex-1 content-center gap-5 py-16">
        <span aria-hidden className="h-1 w-14 rounded-full bg-accent" />
        <h1
          className="display max-w-[16ch] text-[clamp(2.5rem,8vw,5rem)] [overflow-wrap:anywhere]"
          dir="auto"
        >
          {name} opens soon
        </h1>
        <p className="max-w-[52ch] text-lg text-pretty text-soft">
          The site is being prepared, and nothing can be booked here yet. Please come back in a little while.
        </p>
      </main>
      <footer className="border-t">
        <div className="page flex flex-wrap gap-x-6 py-4 text-sm text-soft">
          <a href={siteLinks(slug).findBooking} className={link}>
            Find my booking
          </a>
          <a href="/admin" className={link}>
            Is this your business? Open your office
          </a>
        </div>
      </footer>
    </div>
  );
}

const link = 'inline-flex min-h-11 items-center underline-offset-4 hover:text-ink hover:underline';
