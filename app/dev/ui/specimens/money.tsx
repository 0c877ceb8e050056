import { CurrencyNote } from '@/components/ui/currency-note';
import { Money } from '@/components/ui/money';
import { currencyNoteOf } from '@/lib/domain/currency-note';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['money', 'currency-note'],
  states: [
    {
      title: 'A column',
      content: (
        <div className="w-40">
          <Money column cents={125_000} currency="GBP" />
          <Money column cents={-4_950} currency="GBP" />
          <Money column cents={0} currency="GBP" />
          <Money column cents={123_456_789} currency="GBP" />
        </div>
      ),
    },
    {
      title: 'Trimmed, without cents, another country',
      content: (
        <div className="flex flex-wrap gap-4">
          <Money cents={25_000} currency="USD" trim />
          <Money cents={25_000} currency="JPY" />
          <Money cents={125_000} currency="EUR" locale="de-DE" />
        </div>
      ),
    },
    {
      title: 'Named to a visitor from elsewhere',
      content: (
        <CurrencyNote
          note={currencyNoteOf({ currency: 'AUD', locale: 'en-AU', timeZone: 'Australia/Lord_Howe' })}
        />
      ),
    },
  ],
};
