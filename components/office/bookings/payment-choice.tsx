'use client';

import { Fieldset } from '@/components/ui/fieldset';
import { RadioCards } from '@/components/ui/radio-cards';
import type { PhoneBookingInput } from '@/lib/domain/editing/phone-booking-input';

type Payment = PhoneBookingInput['payment'];
type PaymentChoiceProps = {
  value: Payment;
  onChange: (payment: Payment) => void;
  /** Without Stripe there is no payment link. */
  chargesEnabled: boolean;
};

/** How a customer on the phone or at the counter pays, and what each way means for the hold. */
export function PaymentChoice({ value, onChange, chargesEnabled }: PaymentChoiceProps) {
  return (
    <Fieldset legend="Payment" hideLegend>
      <RadioCards
        name="payment"
        value={value}
        onChange={(next) => onChange(next as Payment)}
        options={[
          {
            value: 'LINK',
            label: 'By card, with a link we mail',
            description: chargesEnabled
              ? 'The time is held while they pay, and is free again if they don’t.'
              : 'Connect Stripe first.',
            disabled: !chargesEnabled,
          },
          { value: 'LATER', label: 'At the appointment', description: 'Confirmed at once.' },
          { value: 'CASH', label: 'Cash, now', description: 'Confirmed and recorded as paid in full.' },
        ]}
      />
    </Fieldset>
  );
}
