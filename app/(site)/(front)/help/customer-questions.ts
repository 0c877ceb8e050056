import type { HelpQuestion } from './search';

export const customerQuestions: HelpQuestion[] = [
  {
    id: 'find',
    question: 'I can’t find my booking',
    answer: [
      'The confirmation that we mailed you has a link to it; look into the folder for spam, too. It opens your booking without a password, until 30 days after the appointment.',
      'Without the mail: name the business and the address that you booked with, and we send the link to that address again. We don’t say on the page whether there is a booking, so that nobody else can find out.',
    ],
    link: { href: '/manage', label: 'Send me my link again' },
  },
  {
    id: 'cancel',
    question: 'How do I cancel?',
    answer: [
      'Open the link in your confirmation and choose to cancel. Before you confirm, the page says in one sentence what you would get back today.',
      'What that is was agreed when you booked: the business’s rules of that day, which also stand on the page of your booking. Some businesses only take cancellations by phone or mail; then the page says so.',
    ],
  },
  {
    id: 'move',
    question: 'How do I move it to another day?',
    answer: [
      'With the same link, if the business allows it and there is enough time left: choose another free time of the same offer. Your old time stays yours until the new one is.',
      'If the new time costs more, you pay the difference first; if it costs less, what is still due falls first, and the rest goes back to you. Moving doesn’t make a later cancellation cheaper.',
    ],
  },
  {
    id: 'refund',
    question: 'When do I get my money back?',
    answer: [
      'We ask Stripe for the refund at once. It goes back to the card that you paid with; until your bank shows it, it usually takes five to ten working days.',
      'What you paid in cash or by transfer, the business gives back itself. If a refund fails, for instance since the card is closed, the business is told and owes it to you still.',
    ],
  },
  {
    id: 'balance',
    question: 'I paid a deposit. What about the rest?',
    answer: [
      'Your booking says how much is due and when. We write to you in time with a link to pay. If it is late, your booking stands until the business decides otherwise, unless its rules said that unpaid bookings end.',
    ],
  },
  {
    id: 'held',
    question: 'I left while paying. Is it booked?',
    answer: [
      'Your time is held for as long as the payment page is open for you, some forty minutes. Go back to it, or to the business’s site: if you book the same again, you are shown the booking that you have. If nothing was paid, the time is free again afterwards, and nothing is charged.',
      'If a payment arrives after that and the time is gone, all of it goes back to you by itself.',
    ],
  },
  {
    id: 'wrong',
    question: 'My name, phone or address is wrong',
    answer: [
      'Ask the business: it can correct what it has of you. It can also give you a copy of all of it, and remove it.',
    ],
    link: { href: '/privacy#rights', label: 'Your data' },
  },
];
