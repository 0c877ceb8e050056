import { GuessList } from '@/components/office/guess-list';
import type { GuessKind } from '@/lib/domain/guesses';
import type { MemberSession } from '@/lib/http/auth/session';
import { readBusiness } from '@/lib/usecases/business/read';
import { listGuesses } from '@/lib/usecases/sign-up/guesses';
import { confirmGuessAction } from './set-up-actions';

/** At the top of a page: what of it sign-up guessed and nobody has looked at yet. */
export async function Guesses({ of, member: { ctx, may } }: { of: GuessKind; member: MemberSession }) {
  const guesses = (await listGuesses(ctx)).filter(({ kind }) => kind === of);
  if (guesses.length === 0) return null;
  const { currency } = await readBusiness(ctx);
  return (
    <GuessList
      kind={of}
      guesses={guesses}
      currency={currency}
      mayConfirm={may('catalogue:edit')}
      confirm={confirmGuessAction}
    />
  );
}
