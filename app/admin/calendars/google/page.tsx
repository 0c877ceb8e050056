import { redirect } from 'next/navigation';
import { connectGoogle } from '@/lib/usecases/calendars/google';
import { admit } from '../../admit';
import { one } from '../../search-params';

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Where Google sends a person back to, with a code of theirs or without: says on the calendars' page how it went. */
export default function GooglePage({ searchParams }: { searchParams: Search }) {
  return admit('calendar:connect', async ({ ctx }) => {
    const params = await searchParams;
    redirect(`/admin/calendars?google=${await answerOf(ctx, one(params.code), one(params.state))}`);
  });
}

async function answerOf(
  ctx: Parameters<typeof connectGoogle>[0],
  code: string,
  state: string,
): Promise<string> {
  const input = connectGoogle.facts.input.safeParse({ code, state });
  if (!input.success) return 'denied';
  try {
    return (await connectGoogle(ctx, input.data)).ok ? 'connected' : 'failed';
  } catch {
    return 'failed';
  }
}
