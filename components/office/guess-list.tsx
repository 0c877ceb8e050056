'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Money } from '@/components/ui/money';
import { reach } from '@/components/ui/reach';
import type { Guess, GuessKind } from '@/lib/domain/guesses';
import type { SaveResult } from './form/save-result';

type GuessListProps = {
  kind: GuessKind;
  guesses: Guess[];
  currency: string;
  /** May say that a guess is right. */
  mayConfirm: boolean;
  confirm: (input: { kind: GuessKind; id?: string }) => Promise<SaveResult>;
};

/** What of this page sign-up guessed; each stays marked until it is saved, or somebody says that it is right. */
export function GuessList({ kind, guesses, currency, mayConfirm, confirm }: GuessListProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const run = (input: { kind: GuessKind; id?: string }) =>
    start(async () => {
      const result = await reach(() => confirm(input));
      if (!result.ok) toast.error(result.message);
      router.refresh();
    });
  const [first, ...others] = guesses;
  if (!first) return null;
  return (
    <Callout
      tone="caution"
      className="mb-6"
      title={guesses.length === 1 ? 'We guessed this: look at it' : 'We guessed these: look at each'}
      action={
        mayConfirm && (
          <Button size="small" pending={pending} onClick={() => run({ kind })}>
            {others.length > 0 ? 'All are right' : 'It is right'}
          </Button>
        )
      }
    >
      <p>
        They come from your trade, not from you. Save what you change; what is right already needs only a word
        from you.
      </p>
      {others.length > 0 && (
        <ul className="mt-2 grid gap-1">
          {guesses.map((guess) => (
            <li key={guess.id} className="flex flex-wrap items-center gap-x-3">
              <span className="min-w-0 text-ink [overflow-wrap:anywhere]" dir="auto">
                {guess.name}
              </span>
              {guess.priceCents !== null && <Money cents={guess.priceCents} currency={currency} trim />}
              {!guess.shown && <span>(hidden)</span>}
              {mayConfirm && (
                <Button
                  tone="link"
                  size="small"
                  pending={pending}
                  onClick={() => run({ kind, id: guess.id })}
                >
                  It is right<span className="sr-only">: {guess.name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}
