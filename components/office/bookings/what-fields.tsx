'use client';

import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { moneyText } from '@/components/ui/money';
import { RadioCards } from '@/components/ui/radio-cards';
import { Select } from '@/components/ui/select';
import type { Package } from '@/lib/domain/catalogue';

/** A package, and the resources that can be chosen for it, by slug and name. */
export type OfferedPackage = Package & { choosable: { slug: string; name: string }[] };

type WhatFieldsProps = {
  packages: OfferedPackage[];
  item: OfferedPackage;
  seats: number;
  /** Slug; empty: anybody. */
  resource: string;
  tenant: { currency: string; locale: string };
  onPackage: (slug: string) => void;
  onSeats: (seats: number) => void;
  onResource: (slug: string) => void;
};

/** So many stand side by side, one tap away; more are in a list. */
const FEW = 6;

/** Package, seats and person; fields with only one possible value aren't shown. */
export function WhatFields(props: WhatFieldsProps) {
  const { packages, item, seats, resource, tenant, onPackage, onSeats, onResource } = props;
  const price = (each: Package) => moneyText(each.priceCents, tenant.currency, tenant.locale, true);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {packages.length > FEW ? (
        <Field label="Package">
          <Select value={item.slug} onChange={(event) => onPackage(event.target.value)}>
            {packages.map((each) => (
              <option key={each.slug} value={each.slug}>
                {each.name}, {price(each)}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <div className="sm:col-span-2">
          <Fieldset legend="Package">
            <RadioCards
              name="package"
              columns={2}
              value={item.slug}
              onChange={onPackage}
              options={packages.map((each) => ({ value: each.slug, label: each.name, aside: price(each) }))}
            />
          </Fieldset>
        </div>
      )}
      {item.maxSeats > 1 && (
        <Field label="Seats">
          <Input
            type="number"
            min={item.minSeats}
            max={item.maxSeats}
            value={seats}
            onChange={(event) => onSeats(Math.max(1, Number(event.target.value) || 1))}
          />
        </Field>
      )}
      {item.choosable.length > 0 && (
        <Field label="With">
          <Select value={resource} onChange={(event) => onResource(event.target.value)}>
            <option value="">Anybody</option>
            {item.choosable.map((each) => (
              <option key={each.slug} value={each.slug}>
                {each.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
