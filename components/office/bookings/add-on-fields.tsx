'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { moneyText } from '@/components/ui/money';
import type { AddOn } from '@/lib/domain/catalogue';

type AddOnFieldsProps = {
  addOns: AddOn[];
  /** Quantities by slug. */
  quantities: Record<string, number>;
  tenant: { currency: string; locale: string };
  onChange: (quantities: Record<string, number>) => void;
};

/** The quantity of each add-on, within its limits. */
export function AddOnFields({ addOns, quantities, tenant, onChange }: AddOnFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {addOns.map(({ slug, name, priceCents, maxQuantity }) => (
        <Field key={slug} label={`${name}, ${moneyText(priceCents, tenant.currency, tenant.locale, true)}`}>
          <Input
            type="number"
            min={0}
            max={maxQuantity}
            value={Object.hasOwn(quantities, slug) ? (quantities[slug] ?? 0) : 0}
            onChange={(event) => {
              const wanted = Math.max(0, Number(event.target.value) || 0);
              onChange({ ...quantities, [slug]: Math.min(maxQuantity, wanted) });
            }}
          />
        </Field>
      ))}
    </div>
  );
}
