import type { commissionExample } from '@/lib/domain/commission';
import type { HelpQuestion } from './search';

/** What owners ask in their first hour. */
export function ownerQuestions(example: ReturnType<typeof commissionExample>): HelpQuestion[] {
  const { percent, paid, taken, left, halfPaid, halfTaken } = example;
  return [
    {
      id: 'price',
      question: 'What does it cost me?',
      answer: [
        `${percent} of what your customers pay by card: of ${paid} we take ${taken}, and ${left} goes to your account at Stripe. What Stripe charges for the card payment, it charges us. There is no monthly price, and nothing is taken of cash or transfers.`,
        `When you give money back, our part goes back in proportion: of ${halfPaid} given back, ${halfTaken} comes from us. After a dispute that a bank decides against you, all of the payment is taken from you, and our part stays with us.`,
      ],
      link: { href: '/terms#price', label: 'The same in the terms' },
    },
    {
      id: 'paid',
      question: 'How do I get paid?',
      answer: [
        'Under “Payments” you connect an account at Stripe; Stripe asks who you are and for your bank, which takes some minutes, and pays out to you from then on. You prove your e-mail address to us before that.',
        'Without Stripe, let people pay at the appointment: under “Policy”, choose when customers pay. Packages with a price that must be paid at booking are shown on your site, but can’t be booked until cards can be charged.',
      ],
    },
    {
      id: 'hours',
      question: 'Why does my calendar show no free times?',
      answer: [
        'Four things make a time free: the person or room works then (“Hours”), the service lets people begin then and in time (“Services”: the notice, and how far ahead people may book), nothing else is on it, and it isn’t in a closed period. Look at them in this order.',
      ],
    },
    {
      id: 'away',
      question: 'How do I take a day off?',
      answer: [
        'Under “Closed periods”: for the whole business, or for one person or room. Bookings that stand there stay; the page names them, so that you can move them. For other hours on a single day, “Hours” has exceptions.',
      ],
    },
    {
      id: 'change-price',
      question: 'I changed a price. What about bookings that exist?',
      answer: [
        'They keep the price and the rules that were agreed when they were made. The new price is on your site at once, also for somebody who is choosing right now: if it changes under their hands, they are asked before they pay.',
      ],
    },
    {
      id: 'deposit',
      question: 'How do deposits work?',
      answer: [
        'Under “Policy” or on a single package: a percentage or a sum, and so many days before the appointment by which the rest is due. We write to customers with a link to pay. Who books later than that pays everything at once.',
      ],
    },
    {
      id: 'phone-booking',
      question: 'Somebody books by phone. Where do I enter it?',
      answer: [
        'In the office, “New booking”, or the key n. It follows the same rules as your site, so it can’t be booked twice. You choose: paid at the appointment, or a link to pay by mail.',
      ],
    },
    {
      id: 'give-back',
      question: 'How do I cancel or give money back?',
      answer: [
        'Open the booking. When you cancel, everything goes back unless you say less, with a reason; a goodwill refund without cancelling is there, too. Each says what will happen before it happens, and never gives back more than was paid.',
      ],
    },
    {
      id: 'no-show',
      question: 'Somebody didn’t come',
      answer: [
        'Bookings are completed by themselves when they are over. On the booking’s page you can mark it as a no-show, or take that back, for seven days.',
      ],
    },
    {
      id: 'site-words',
      question: 'Where do I change the words and pictures of my site?',
      answer: [
        'The large picture, the headline, colours, questions and contact are under “Site”; the offers with their pictures under “Packages” and “Extras”; their groups under “Segments”. The rules of cancelling are written by themselves from your policy.',
      ],
    },
    {
      id: 'team',
      question: 'Can others work in my office?',
      answer: [
        'Under “Team” you invite them by mail and choose a role. Each role sees and does what it needs; only owners touch payouts, keys and the team.',
      ],
    },
    {
      id: 'my-data',
      question: 'A customer wants their data, or wants it gone',
      answer: [
        'On the customer’s page, owners and admins find a copy as a file, and “Erase”. Erasing takes the person out of bookings, mails and history, and keeps the sums; it waits while a booking stands or money is open.',
      ],
      link: { href: '/privacy', label: 'What is kept, and for how long' },
    },
    {
      id: 'stop',
      question: 'How do I stop?',
      answer: [
        'Write to the operator: there is no button for it yet. To take no bookings for a while, make a closed period without an end in sight, or hide your packages.',
      ],
      link: { href: '/terms#end', label: 'The same in the terms' },
    },
  ];
}
