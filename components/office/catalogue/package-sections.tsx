'use client';

import { useWatch } from 'react-hook-form';
import { useLocale } from '@/components/ui/locale';
import { moneyText } from '@/components/ui/money';
import type { PackageInput } from '@/lib/domain/editing/package-input';
import { MOST_PHOTOS } from '@/lib/domain/most-photos';
import { PercentField } from '../form/amount-fields';
import { ManyField, RadioField } from '../form/choice-fields';
import { CheckField, LongTextField, NumberField, TextField } from '../form/fields';
import { FoldedSection } from '../form/folded-section';
import { LinesField } from '../form/lines-field';
import { ListField } from '../form/list-field';
import { SlugField } from '../form/slug-field';
import { PhotosField } from '../pictures/photos-field';
import { count } from '../words';
import { DepositFields } from './deposit-fields';
import { PlaceSection } from './place-section';
import { PriceRuleFields } from './price-rule-fields';

type Option = { value: string; label: string };
type Deposit = Pick<PackageInput, 'depositKind' | 'depositValue'>;

export type SectionProps = {
  isNew: boolean;
  addOns: Option[];
  money: { currency: string; locale: string; taxIncluded: boolean };
  /** The policy's, for a package without a deposit of its own. */
  deposit: Deposit;
  /** The URL prefix of a package. */
  siteAddress: string;
  /** The business's address, empty while it has none. */
  addressLine: string;
};

/** What most packages never need, each with its present value in a line. */
export function PackageSections(props: SectionProps) {
  return (
    <div className="grid border-y">
      <Texts />
      <Pictures />
      <Prices money={props.money} />
      <DepositSection money={props.money} policy={props.deposit} />
      <Extras addOns={props.addOns} />
      <PlaceSection addressLine={props.addressLine} />
      <OnTheSite isNew={props.isNew} siteAddress={props.siteAddress} />
    </div>
  );
}

function Texts() {
  const names = ['summary', 'description', 'inclusions'];
  const [summary, description] = useWatch({ name: names }) as [string, string];
  return (
    <FoldedSection title="Words" value={summary || description || 'none yet'} fields={names}>
      <TextField name="summary" label="In a line" optional hint="Under the name, in lists." />
      <LongTextField name="description" label="Description" optional />
      <LinesField name="inclusions" label="What’s included" hint="One a line." />
    </FoldedSection>
  );
}

function Pictures() {
  const photos = useWatch({ name: 'photos' }) as PackageInput['photos'];
  const value = photos.length === 0 ? 'none yet' : count(photos.length, 'photo');
  return (
    <FoldedSection title="Photos" value={value} fields={['photos']}>
      <PhotosField name="photos" legend="Photos" hint="The first one is on the card." most={MOST_PHOTOS} />
    </FoldedSection>
  );
}

function Prices({ money }: Pick<SectionProps, 'money'>) {
  const names = ['priceUnit', 'taxBps', 'minSeats', 'maxSeats', 'priceRules'];
  const [unit, tax, min, max, rules] = useWatch({ name: names }) as [
    string,
    number,
    number,
    number,
    unknown[],
  ];
  const seats = min === max ? count(min, 'seat') : `${min}–${max} seats`;
  const value = [
    unit === 'PER_SEAT' ? 'a seat' : 'for the booking',
    seats,
    `${(tax ?? 0) / 100} % tax`,
    rules.length > 0 && count(rules.length, 'other price'),
  ];
  return (
    <FoldedSection title="Price for whom and when" value={value.filter(Boolean).join(', ')} fields={names}>
      <RadioField
        name="priceUnit"
        legend="The price is"
        columns={2}
        options={[
          {
            value: 'PER_BOOKING',
            label: 'For the booking',
            description: 'The same for any number of people',
          },
          { value: 'PER_SEAT', label: 'For each seat', description: 'Times the number of seats' },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberField name="minSeats" label="Fewest seats" min={1} />
        <NumberField name="maxSeats" label="Most seats" min={1} />
        <PercentField
          name="taxBps"
          label="Tax"
          hint={money.taxIncluded ? 'Included in the price.' : 'Added to the price.'}
        />
      </div>
      <ListField
        name="priceRules"
        legend="Other prices on some dates"
        hint="The first that fits counts; none: the price above."
        addLabel="Add a price"
        one="price"
        blank={{ startDate: null, endDate: null, weekdays: [], priceCents: 0 }}
      >
        {(prefix) => <PriceRuleFields prefix={prefix} currency={money.currency} />}
      </ListField>
    </FoldedSection>
  );
}

function DepositSection({ money, policy }: Pick<SectionProps, 'money'> & { policy: Deposit }) {
  const locale = useLocale();
  const names = ['depositKind', 'depositValue'];
  const [kind, own] = useWatch({ name: names }) as [Deposit['depositKind'], number | null];
  const inWords = (of: Deposit) => {
    if (of.depositKind === 'PERCENT') return `${(of.depositValue ?? 0) / 100} %`;
    if (of.depositKind === 'AMOUNT') return moneyText(of.depositValue ?? 0, money.currency, locale);
    return 'none';
  };
  const value =
    kind === null
      ? `${inWords(policy)}, as your policy says`
      : inWords({ depositKind: kind, depositValue: own });
  return (
    <FoldedSection title="Deposit" value={value} fields={names}>
      <DepositFields currency={money.currency} />
    </FoldedSection>
  );
}

function Extras({ addOns }: { addOns: Option[] }) {
  const chosen = useWatch({ name: 'addOnIds' }) as string[];
  const value = addOns.filter((each) => chosen.includes(each.value)).map(({ label }) => label);
  return (
    <FoldedSection title="Extras" value={value.join(', ') || 'none'} fields={['addOnIds']}>
      <ManyField
        name="addOnIds"
        legend="Extras"
        options={addOns}
        empty="No extras yet. Make them under “Extras”."
      />
    </FoldedSection>
  );
}

function OnTheSite({ isNew, siteAddress }: Pick<SectionProps, 'isNew' | 'siteAddress'>) {
  const names = ['slug', 'grouping', 'active'];
  const [slug, , active] = useWatch({ name: names }) as [string, string, boolean];
  return (
    <FoldedSection
      title="On your site"
      value={active ? (slug ? `shown, at …/${slug}` : 'shown') : 'hidden'}
      fields={names}
    >
      <SlugField
        isNew={isNew}
        hint={`${siteAddress}… ${isNew ? '' : 'Links to the former address keep working.'}`}
      />
      <TextField
        name="grouping"
        label="Tier of"
        optional
        hint="Packages with the same words here are shown side by side, as tiers of one offer."
      />
      <CheckField
        name="active"
        label="Show it on the site"
        hint="Hidden ones can’t be booked by customers."
      />
    </FoldedSection>
  );
}
