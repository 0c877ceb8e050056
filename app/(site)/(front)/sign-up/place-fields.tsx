'use client';

import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Country } from '@/lib/domain/countries';
import { currencyName } from '@/lib/domain/money';
import { moveTo, type Place, zoneName } from './place';

type PlaceFieldsProps = {
  countries: Country[];
  /** Null until the browser's settings were read. */
  place: Place | null;
  onChange: (place: Place) => void;
  error?: string;
};

/** The guess as a sentence, with three pickers to correct it. */
export function PlaceFields({ countries, place, onChange, error }: PlaceFieldsProps) {
  const [open, setOpen] = useState(false);
  const country = countries.find(({ code }) => code === place?.country);
  if (!place || !country) return <div aria-hidden className="min-h-14" />;
  if (!open && !error) {
    return (
      <div className="flex min-h-14 flex-wrap items-center gap-x-3 rounded-control bg-sunken px-4 py-2 text-sm">
        <MapPin aria-hidden className="size-4 shrink-0 text-faint" />
        <p className="min-w-0 flex-1 basis-48">
          {country.name}, {zoneName(place.timeZone)} time, prices in {currencyName(place.currency)}.
        </p>
        <Button tone="link" onClick={() => setOpen(true)}>
          Change
        </Button>
      </div>
    );
  }
  const zones = [...new Set([place.timeZone, ...country.zones])].sort();
  const money = [...new Set(countries.map(({ currency }) => currency))].sort();
  return (
    <div className="grid gap-4 rounded-control bg-sunken p-4 sm:grid-cols-3">
      <Field label="Country" error={error} hint="Where you can take cards with us so far.">
        <Select
          value={place.country}
          onChange={(event) => {
            const chosen = countries.find(({ code }) => code === event.target.value);
            if (chosen) onChange(moveTo(chosen, place));
          }}
        >
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Time zone">
        <Select
          value={place.timeZone}
          onChange={(event) => onChange({ ...place, timeZone: event.target.value })}
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zoneName(zone)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Currency">
        <Select
          value={place.currency}
          onChange={(event) => onChange({ ...place, currency: event.target.value })}
        >
          {money.map((currency) => (
            <option key={currency} value={currency}>
              {currency} · {currencyName(currency)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
