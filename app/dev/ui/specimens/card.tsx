import { Button } from '@/components/ui/button';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['card'],
  states: [
    {
      title: 'All parts',
      content: (
        <Card>
          <CardHeader
            title="Deposit"
            description="Asked for when somebody books."
            actions={<Button size="small">Change</Button>}
          />
          <CardBody>30 % of the price, and the rest two weeks before.</CardBody>
          <CardFooter>
            <Button tone="quiet">Cancel</Button>
            <Button tone="accent">Save</Button>
          </CardFooter>
        </Card>
      ),
    },
    {
      title: 'Body only',
      content: (
        <Card>
          <CardBody>One sentence, and nothing else.</CardBody>
        </Card>
      ),
    },
    {
      title: 'Long title',
      content: (
        <Card>
          <CardHeader
            title="What happens when a customer cancels later than the day before the appointment"
            actions={<Button size="small">Change</Button>}
          />
          <CardBody>Half of the price is kept.</CardBody>
        </Card>
      ),
    },
  ],
};
