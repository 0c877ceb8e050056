import type { AddOn, TenantProfile } from '@/lib/domain/catalogue';
import { formatMoney } from '@/lib/domain/money';
import { Photo } from './photo';

type AddOnListProps = { addOns: AddOn[]; tenant: Pick<TenantProfile, 'currency' | 'locale'> };

/** The add-ons that can be booked with a package. */
export function AddOnList({ addOns, tenant }: AddOnListProps) {
  return (
    <ul className="divide-y border-y">
      {addOns.map((extra) => (
        <li key={extra.slug} className="flex items-center gap-4 py-4">
          {extra.image && (
            <div className="relative size-18 shrink-0 overflow-hidden rounded-control bg-sunken">
              <Photo src={extra.image} alt="" sizes="4.5rem" />
            </div>
          )}
          <div className="grid min-w-0 flex-1 gap-0.5">
            <p className="font-medium">{extra.name}</p>
            {extra.description && <p className="text-sm text-pretty text-soft">{extra.description}</p>}
          </div>
          <p className="shrink-0 text-right tabular-nums">
            {extra.priceCents === 0 ? 'Free' : formatMoney(extra.priceCents, tenant.currency, tenant.locale)}
            {extra.priceUnit === 'PER_SEAT' && <span className="block text-sm text-faint">per person</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
