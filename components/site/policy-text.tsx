import type { Catalogue } from '@/lib/domain/catalogue';
import { policySentences } from '@/lib/domain/policy-sentences';

/** The rules of booking in plain words, one sentence each. */
export function PolicyText({ catalogue }: { catalogue: Pick<Catalogue, 'policy' | 'tenant'> }) {
  const { policy, tenant } = catalogue;
  return (
    <ul className="grid gap-2.5">
      {policySentences(policy, tenant.currency, tenant.locale).map((sentence) => (
        <li key={sentence} className="flex gap-3 text-pretty text-soft">
          <span aria-hidden className="mt-[0.65em] size-1.5 shrink-0 rounded-full bg-accent" />
          {sentence}
        </li>
      ))}
    </ul>
  );
}
