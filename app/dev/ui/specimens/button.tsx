import { CalendarPlus, X } from 'lucide-react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { PageButton } from '@/components/ui/page-button';
import { SubmitButton } from '@/components/ui/submit-button';
import { Focused } from '../focused';
import type { Specimen } from '../specimen';

const tones = ['accent', 'plain', 'quiet', 'danger', 'link'] as const;

const each = (props: ButtonProps) => (
  <div className="flex flex-wrap items-center gap-2">
    {tones.map((tone) => (
      <Button key={tone} tone={tone} {...props}>
        {tone}
      </Button>
    ))}
  </div>
);

export const specimen: Specimen = {
  shows: ['button', 'link-button', 'link-progress', 'page-button', 'submit-button'],
  states: [
    { title: 'Tones', content: each({}) },
    { title: 'Disabled', content: each({ disabled: true }) },
    { title: 'Pending', content: each({ pending: true }) },
    {
      title: 'Focus',
      content: (
        <div className="flex flex-wrap items-center gap-3">
          {tones.map((tone) => (
            <Focused key={tone}>
              <Button tone={tone}>{tone}</Button>
            </Focused>
          ))}
        </div>
      ),
    },
    {
      title: 'On a photo',
      content: (
        <div className="flex flex-wrap gap-2 rounded-card bg-photo-shade p-4">
          <Button tone="photo">Book</Button>
          <Button tone="photo" disabled>
            Book
          </Button>
        </div>
      ),
    },
    {
      title: 'Small, medium, large, icon',
      content: (
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small">Small</Button>
          <Button>Medium</Button>
          <Button size="large">Large</Button>
          <Button size="icon" aria-label="Close">
            <X />
          </Button>
        </div>
      ),
    },
    {
      title: 'With an icon, as a link, submitting a form',
      content: (
        <form className="flex flex-wrap items-center gap-2">
          <Button>
            <CalendarPlus /> New booking
          </Button>
          <LinkButton href="#button" tone="accent">
            A link
          </LinkButton>
          <PageButton href="#button">A whole page</PageButton>
          <SubmitButton disabled>Save</SubmitButton>
        </form>
      ),
    },
    {
      title: 'Wide, and a long label',
      content: (
        <div className="grid gap-2">
          <Button tone="accent" size="large" wide>
            Book
          </Button>
          <Button wide>Send the balance of £1,250.00 again</Button>
        </div>
      ),
    },
  ],
};
