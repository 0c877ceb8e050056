'use client';

import { useWatch } from 'react-hook-form';
import { type PolicyInput, policyInput } from '@/lib/domain/editing/policy-input';
import { SHORTEST_HOLD_MINUTES } from '@/lib/domain/holds';
import { policySentences } from '@/lib/domain/policy-sentences';
import { spelled } from '@/lib/domain/spelling';
import { MoneyField, PercentField } from '../form/amount-fields';
import { CheckField, LongTextField, NumberField, SelectField } from '../form/fields';
import { FormSection } from '../form/form-section';
import { ListField } from '../form/list-field';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { TimeField } from '../form/time-field';

type PolicyFormProps = {
  policy: PolicyInput;
  currency: string;
  locale: string;
  save: (input: PolicyInput) => Promise<SaveResult>;
};

export function PolicyForm({ policy, currency, locale, save }: PolicyFormProps) {
  return (
    <OfficeForm schema={policyInput} values={policy} save={save} saved="Saved. It counts for new bookings.">
      <FormSection title="In your customers’ words" description="How your site says it.">
        <Preview currency={currency} locale={locale} />
      </FormSection>
      <FormSection title="Paying">
        <SelectField
          name="paymentTiming"
          label="Customers pay"
          options={[
            { value: 'BEFORE', label: 'Online, when they book' },
            { value: 'AT_APPOINTMENT', label: 'At the appointment' },
            { value: 'CUSTOMER_CHOOSES', label: 'Online or at the appointment, as they choose' },
          ]}
          hint="Online needs Stripe; connecting it changes nothing here. A deposit is paid online in any case."
        />
        <Deposit currency={currency} />
        <CheckField name="depositRefundable" label="The deposit can be refunded" />
        <NumberField
          name="balanceDueDays"
          label="The rest is due"
          min={0}
          unit="days before"
          hint="Booked later than that, everything is due at once."
        />
        <NumberField
          name="holdMinutes"
          label="A place is held while somebody pays for"
          min={SHORTEST_HOLD_MINUTES}
          unit="minutes"
        />
        <CheckField
          name="autoCancelOverdue"
          label="Cancel by itself when the rest is overdue"
          hint="Switched off, you decide."
        />
      </FormSection>
      <FormSection title={spelled('Cancelling', locale)}>
        <CheckField name="customerMayCancel" label="Customers may cancel by themselves" />
        <ListField
          name="cancellationTiers"
          legend="What you keep"
          addLabel="Add a step"
          one="step"
          blank={{ hoursBefore: 24, keepBps: 0 }}
          max={10}
        >
          {(prefix) => (
            <div className="grid gap-3 sm:grid-cols-2">
              <NumberField
                name={`${prefix}.hoursBefore`}
                label={spelled('Cancelled at least', locale)}
                min={1}
                unit="hours before"
              />
              <PercentField name={`${prefix}.keepBps`} label="You keep" />
            </div>
          )}
        </ListField>
        <PercentField name="lateKeepBps" label="Later than that you keep" />
      </FormSection>
      <FormSection title="Moving">
        <CheckField name="customerMayReschedule" label="Customers may move their booking" />
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField name="rescheduleNoticeHours" label="Until" min={0} unit="hours before" />
          <NumberField name="maxReschedules" label="At most" min={0} unit="times" />
        </div>
      </FormSection>
      <FormSection title="Reminder and note">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <NumberField
            name="reminderDaysBefore"
            label="Remind customers"
            min={0}
            unit="days before"
            hint="0: on the day itself, or the day before what begins within an hour of your mails or earlier."
          />
          <TimeField name="mailMinute" label="Mails of the day go out at" showLabel />
        </div>
        <LongTextField name="note" label="In your own words" optional hint="Shown beneath the rules." />
      </FormSection>
    </OfficeForm>
  );
}

function Deposit({ currency }: { currency: string }) {
  const kind = useWatch({ name: 'depositKind' }) as PolicyInput['depositKind'];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        name="depositKind"
        label="Due when booking"
        options={[
          { value: 'NONE', label: 'Everything' },
          { value: 'PERCENT', label: 'A share of the total' },
          { value: 'AMOUNT', label: 'A fixed sum' },
        ]}
      />
      {kind === 'PERCENT' && <PercentField name="depositValue" label="Share" />}
      {kind === 'AMOUNT' && <MoneyField name="depositValue" label="Sum" currency={currency} />}
    </div>
  );
}

function Preview({ currency, locale }: { currency: string; locale: string }) {
  const typed = useWatch() as PolicyInput;
  const parsed = policyInput.safeParse(typed);
  return (
    <div aria-live="polite" className="rounded-control border bg-sunken px-4 py-3">
      {parsed.success ? (
        <ul className="grid gap-1">
          {policySentences(parsed.data, currency, locale).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p className="text-soft">Something beneath needs another look first.</p>
      )}
    </div>
  );
}
