import { askOutside, internet, type Reach } from '@/lib/integrations/outside/ask';
import { callVendor } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';

/** What is at an address: a picture, or why it can't be shown to visitors. */
export type Look = 'picture' | 'private' | 'silent' | 'no_picture' | 'too_large';

export const mostBytes = 20 * 1024 * 1024;
/** Under the vendor's own limit: a slow host is that host's, and must not count against all the others. */
const hostLimitMs = vendors.pictures.limitMs - 1_000;

/** Looks at the head of what the address answers, through redirects; nothing of its content is kept. */
export function lookAtPicture(address: string, reach: Reach = internet): Promise<Look> {
  return callVendor('pictures', async (signal) => {
    const headers = { accept: 'image/*' };
    const answer = await askOutside(address, { reach, limitMs: hostLimitMs, signal, headers });
    if (typeof answer === 'string') return answer;
    void answer.body?.cancel().catch(() => undefined);
    return judge(answer);
  });
}

function judge(answer: Response): Look {
  if (!answer.ok) return 'silent';
  if (!answer.headers.get('content-type')?.startsWith('image/')) return 'no_picture';
  return Number(answer.headers.get('content-length') ?? 0) > mostBytes ? 'too_large' : 'picture';
}
