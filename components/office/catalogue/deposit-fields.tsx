'use client';

import { useWatch } from 'react-hook-form';
import { MoneyField, PercentField } from '../form/amount-fields';
import { SelectField } from '../form/fields';

/** The deposit: the policy's, or a share or sum of its own. */
export function DepositFields({ currency }: { currency: string }) {
  const kind = useWatch({ name: 'depositKind' }) as string | null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        name="depositKind"
        label="Deposit"
        nullable="As your policy says"
        options={[
          { value: 'NONE', label: 'No deposit: all at once' },
          { value: 'PERCENT', label: 'A share of the total' },
          { value: 'AMOUNT', label: 'A fixed sum' },
        ]}
      />
      {kind === 'PERCENT' && <PercentField name="depositValue" label="Share" />}
      {kind === 'AMOUNT' && <MoneyField name="depositValue" label="Sum" currency={currency} />}
    </div>
  );
}
