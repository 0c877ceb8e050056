import { Money } from '@/components/ui/money';
import type { Quote } from '@/lib/domain/quote';
import { dateInWords } from '@/lib/domain/when';

type PriceLinesProps = {
  quote: Quote;
  locale: string;
  taxName: string;
  /** Set before the booking: shows what is due when. Afterwards the payments show it. */
  withDue?: boolean;
};

/** The total and its parts: every line, tax, what is due now and what later. */
export function PriceLines({ quote, locale, taxName, withDue }: PriceLinesProps) {
  const { currency } = quote;
  const money = (cents: number) => <Money cents={cents} currency={currency} locale={locale} />;
  const splits = quote.balanceCents > 0;
  return (
    <dl className="grid gap-1.5 text-sm">
      {quote.lines.map((line) => (
        <Row key={line.ref} label={line.quantity > 1 ? `${line.label} × ${line.quantity}` : line.label}>
          {money(line.totalCents)}
        </Row>
      ))}
      {quote.discountCents > 0 && <Row label="Discount">{money(-quote.discountCents)}</Row>}
      {!quote.taxIncluded && quote.taxCents > 0 && <Row label={taxName}>{money(quote.taxCents)}</Row>}
      <div className="mt-2 flex flex-wrap items-baseline justify-between gap-x-4 border-t pt-3 text-base font-medium">
        <dt>Total</dt>
        <dd>{money(quote.totalCents)}</dd>
      </div>
      {quote.taxIncluded && quote.taxCents > 0 && (
        <Row label={`of which ${taxName}`} faint>
          {money(quote.taxCents)}
        </Row>
      )}
      {withDue && splits && quote.dueNowCents === 0 && (
        <Row label="To pay at the appointment" strong>
          {money(quote.balanceCents)}
        </Row>
      )}
      {withDue && quote.dueNowCents > 0 && (
        <>
          <Row label="Due now" strong>
            {money(quote.dueNowCents)}
          </Row>
          {splits && (
            <Row label={quote.balanceDueOn ? `Due ${dateInWords(quote.balanceDueOn, locale)}` : 'Due later'}>
              {money(quote.balanceCents)}
            </Row>
          )}
        </>
      )}
    </dl>
  );
}

type RowProps = { label: string; strong?: boolean; faint?: boolean; children: React.ReactNode };

function Row({ label, strong, faint, children }: RowProps) {
  return (
    <div
      className={`flex flex-wrap items-baseline justify-between gap-x-4 ${strong ? 'font-medium' : ''} ${faint ? 'text-faint' : ''}`}
    >
      <dt className="min-w-0 break-words [overflow-wrap:anywhere]" dir="auto">
        {label}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
