import { Photo } from '@/components/site/photo';
import { Money } from '@/components/ui/money';
import type { SignUpInput } from '@/lib/domain/editing/sign-up-input';
import { makeBusiness } from '@/lib/domain/trades/make';

type SitePreviewProps = { name: string; trade: SignUpInput['trade'] | undefined; currency: string };

/** A preview of the site: the texts, pictures and prices that it starts with. */
export function SitePreview({ name, trade, currency }: SitePreviewProps) {
  const shown = name.trim() || 'Your business';
  const { site, packages } = makeBusiness(trade ?? 'PHOTOGRAPHER', {
    slug: 'preview',
    name: shown,
    ownerName: '',
    email: '',
    timeZone: 'UTC',
    currency,
    country: 'US',
    taxName: '',
    taxIncluded: true,
  });
  return (
    <figure className="grid gap-3">
      <div className="overflow-hidden rounded-card border bg-surface shadow-overlay">
        <div className="flex items-center justify-between gap-4 border-b px-5 py-3">
          <span className="display min-w-0 truncate text-lg" dir="auto">
            {shown}
          </span>
          <span className="shrink-0 text-xs text-faint">Book</span>
        </div>
        <div className="relative aspect-[16/10] bg-photo-shade">
          <Photo key={site.heroImage} src={site.heroImage} alt="" sizes="(min-width: 64rem) 30rem, 100vw" />
          <div className="absolute inset-0 isolate flex items-end">
            <div className="photo-scrim grid w-full gap-1 px-5 pt-1 pb-4 text-photo-ink">
              <p className="display text-3xl">{site.headline}</p>
              <p className="text-sm">{site.tagline}</p>
            </div>
          </div>
        </div>
        <ul className="divide-y px-5">
          {packages.slice(0, 3).map((item) => (
            <li key={item.slug} className="flex items-center gap-4 py-3">
              <span className="relative size-12 shrink-0 overflow-hidden rounded-control bg-sunken">
                <Photo src={item.photos[0]?.url ?? site.heroImage} alt="" sizes="3rem" />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{item.name}</span>
                <span className="block truncate text-sm text-soft">{item.summary}</span>
              </span>
              <span className="shrink-0 text-sm">
                {item.priceCents === 0 ? 'Free' : <Money cents={item.priceCents} currency={currency} trim />}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <figcaption className="text-center text-sm text-faint">
        {trade ? 'This is how it begins. You change what you like.' : 'Choose what you do to see yours.'}
      </figcaption>
    </figure>
  );
}
