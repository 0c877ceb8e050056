'use client';

import { Photo } from '@/components/site/photo';
import { Card } from '@/components/ui/card';
import type { Result } from '@/lib/domain/errors';
import type { Quote } from '@/lib/domain/quote';
import type { Choice } from './choice';
import type { Offer } from './offer';
import { Summary } from './summary';

export type SummaryCardProps = { offer: Offer; choice: Choice; price: Result<{ quote: Quote }> };

/** The summary beside the steps on a wide screen; on a phone the bar at the bottom opens the same summary. */
export function SummaryCard({ offer, choice, price }: SummaryCardProps) {
  const [photo] = offer.package.photos;
  return (
    <Card className="overflow-hidden">
      {photo && (
        <div className="relative aspect-[16/10]">
          <Photo src={photo.url} alt={photo.alt} sizes="22rem" eager />
        </div>
      )}
      <div className="p-6">
        <Summary offer={offer} choice={choice} price={price} />
      </div>
    </Card>
  );
}
