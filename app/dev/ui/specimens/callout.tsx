import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['callout'],
  states: [
    {
      title: 'Info',
      content: (
        <Callout title="This is a demo">No card is charged, and no mail leaves this computer.</Callout>
      ),
    },
    {
      title: 'Positive',
      content: (
        <Callout tone="positive" title="You’re booked">
          The confirmation is on its way to ana@example.com.
        </Callout>
      ),
    },
    {
      title: 'Caution',
      content: (
        <Callout tone="caution" title="Not shown yet">
          Customers see this package as soon as it has a price.
        </Callout>
      ),
    },
    {
      title: 'Danger',
      content: (
        <Callout tone="danger" title="The card was declined">
          Nothing was taken. Try another card, or ask your bank.
        </Callout>
      ),
    },
    { title: 'Only a title', content: <Callout title="Times are those of Lisbon." /> },
    {
      title: 'With an action, and long text',
      content: (
        <Callout tone="caution" title="You can’t be paid yet" action={<Button size="small">Go on</Button>}>
          Stripe wants to know more about your business before it lets customers pay. It takes about five
          minutes; have an identity card and the number of your bank account at hand.
        </Callout>
      ),
    },
  ],
};
