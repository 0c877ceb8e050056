import { Mail } from 'lucide-react';
import { InstantText } from '@/components/ui/instant-text';
import { formatMoney } from '@/lib/domain/money';
import { actionWords } from './action-words';

type Entry = { id: string; actorKind: string; actorName: string; action: string; after: unknown; at: number };
type MailRow = {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  status: string;
  failure: string;
  createdAt: number;
};

type TimelineProps = {
  entries: Entry[];
  mails: MailRow[];
  timeZone: string;
  locale: string;
  money: { currency: string };
};

const mailStatus: Record<string, string> = {
  QUEUED: 'on its way',
  SENT: 'sent',
  FAILED: 'not sent',
  BOUNCED: 'came back',
};

/** A booking's timeline, newest first: who did what, and which mails were sent. */
export function Timeline({ entries, mails, timeZone, locale, money }: TimelineProps) {
  const happened = [
    ...entries.map((each) => ({
      id: each.id,
      at: each.at,
      title: actionWords(each.action, locale),
      detail: detailOf(each.after, money.currency, locale),
      by: each.actorName || (each.actorKind === 'CUSTOMER' ? 'The customer' : ''),
      mail: false,
    })),
    ...mails.map((each) => ({
      id: each.id,
      at: each.createdAt,
      title: each.subject || `Mail: ${each.kind.replaceAll('_', ' ')}`,
      detail: [
        each.recipient ? `to ${each.recipient}` : 'to you',
        mailStatus[each.status] ?? '',
        each.failure,
      ]
        .filter(Boolean)
        .join(', '),
      by: '',
      mail: true,
    })),
  ].sort((a, b) => b.at - a.at);
  if (happened.length === 0) return <p className="text-soft">Nothing has happened yet.</p>;
  return (
    <ol className="grid grid-cols-1 gap-4 border-l pl-5 [overflow-wrap:anywhere]">
      {happened.map((each) => (
        <li key={each.id} className="relative grid gap-0.5">
          <span
            aria-hidden
            className="absolute top-1.5 -left-[1.5rem] grid size-2 place-items-center rounded-full bg-edge ring-4 ring-surface"
          />
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="flex min-w-0 items-start gap-1.5">
              {each.mail && <Mail aria-hidden className="mt-1 size-3.5 shrink-0 text-faint" />}
              <span className={each.mail ? 'min-w-0 text-soft' : 'font-medium'}>{each.title}</span>
            </span>
            <span className="text-xs text-faint">
              <InstantText at={each.at} timeZone={timeZone} />
            </span>
          </p>
          {(each.detail || each.by) && (
            <p className="text-sm text-soft">
              {[each.detail, each.by && `by ${each.by}`].filter(Boolean).join(' · ')}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The sums and the reason of an entry, if it has any. */
function detailOf(after: unknown, currency: string, locale: string): string {
  if (typeof after !== 'object' || after === null) return '';
  const facts = after as Record<string, unknown>;
  const parts: string[] = [];
  for (const [name, word] of [
    ['amountCents', ''],
    ['refundCents', ' back'],
    ['differenceCents', ' difference'],
  ] as const) {
    const value = facts[name];
    if (typeof value === 'number' && value > 0) parts.push(`${formatMoney(value, currency, locale)}${word}`);
  }
  if (typeof facts.reason === 'string' && facts.reason.includes(' ')) parts.push(`“${facts.reason}”`);
  return parts.join(', ');
}
