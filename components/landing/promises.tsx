import { CalendarX2, HandCoins, Palette, UsersRound } from 'lucide-react';

const promises = [
  {
    icon: CalendarX2,
    title: 'One place, one booking',
    text: 'Dates, rooms, boats, people and seats are guarded by the database itself. Fifty people may press “Book” in the same second: one gets it, the others are shown what is still free.',
  },
  {
    icon: HandCoins,
    title: 'The money, said plainly',
    text: 'Deposits, balances and refunds follow your rules to the cent. Customers see what is due now, what is due later and what cancelling gives back, in one sentence, everywhere.',
  },
  {
    icon: Palette,
    title: 'It looks like you',
    text: 'Your photographs, your words, your colour. Pages load fast, read well in light and dark, and work with a keyboard and on any phone.',
  },
  {
    icon: UsersRound,
    title: 'An office that keeps up',
    text: 'Who is coming today, what is owed, who to call back. Enter a booking while you are on the phone; everything follows the same rules.',
  },
];

export function Promises() {
  return (
    <ul className="grid gap-x-12 gap-y-10 sm:grid-cols-2">
      {promises.map(({ icon: Icon, title, text }) => (
        <li key={title} className="grid content-start gap-3 border-t pt-6">
          <Icon aria-hidden className="size-6 text-accent-text" strokeWidth={1.6} />
          <h3 className="display text-2xl">{title}</h3>
          <p className="max-w-[48ch] text-pretty text-soft">{text}</p>
        </li>
      ))}
    </ul>
  );
}
