import type { ReactNode } from 'react';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { useClock } from '@/components/ui/locale';
import { Money } from '@/components/ui/money';
import type { Quote } from '@/lib/domain/quote';
import { instantInWords, shortDateInWords } from '@/lib/domain/when';
import type { Chosen } from './when-field';

type PhoneSummaryProps = {
  packageName: string;
  when: Chosen | null;
  tenant: { timeZone: string; locale: string; currency: string };
  quote: { quote?: Quote; problem?: string };
  payment: 'LINK' | 'LATER' | 'CASH';
  children: ReactNode;
};

/** What is about to be booked, and what it costs. */
export function PhoneSummary({ packageName, when, tenant, quote, payment, children }: PhoneSummaryProps) {
  const sum = (cents: number) => <Money cents={cents} currency={tenant.currency} locale={tenant.locale} />;
  const clock = useClock(tenant.timeZone);
  const priced = quote.quote;
  return (
    <Card className="lg:sticky lg:top-20">
      <CardHeader
        title={packageName}
        description={
          when === null
            ? 'Choose when'
            : 'date' in when
              ? shortDateInWords(when.date, tenant.locale)
              : instantInWords(when.start, clock, tenant.locale)
        }
      />
      <CardBody className="grid gap-4">
        {priced ? (
          <dl className="grid gap-1.5 text-sm">
            {priced.lines.map((line) => (
              <Line
                key={line.ref}
                label={line.quantity > 1 ? `${line.label} × ${line.quantity}` : line.label}
              >
                {sum(line.totalCents)}
              </Line>
            ))}
            {priced.taxCents > 0 && !priced.taxIncluded && <Line label="Tax">{sum(priced.taxCents)}</Line>}
            <div className="flex flex-wrap justify-between gap-x-4 border-t pt-2 font-medium">
              <dt>Total</dt>
              <dd>{sum(priced.totalCents)}</dd>
            </div>
            {payment === 'LINK' && <Line label="Due with the link">{sum(priced.dueNowCents)}</Line>}
            {payment === 'LINK' && priced.balanceDueOn && (
              <Line label={`Due ${shortDateInWords(priced.balanceDueOn, tenant.locale)}`}>
                {sum(priced.balanceCents)}
              </Line>
            )}
          </dl>
        ) : quote.problem ? (
          <Callout tone="danger" live>
            {quote.problem}
          </Callout>
        ) : (
          <p className="text-sm text-soft" role="status">
            {when ? 'Pricing…' : 'The price appears here.'}
          </p>
        )}
        {children}
      </CardBody>
    </Card>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
