import { CalendarDays, User } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CommandGroup, CommandItem, CommandMenu } from '@/components/ui/command-menu';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['command-menu'],
  states: [
    {
      title: 'By its button, or ⌘K',
      opens: 'dialog',
      content: (
        <CommandMenu placeholder="Jump to" trigger={<Button>Open</Button>}>
          {(close) => (
            <>
              <CommandGroup heading="Pages">
                <CommandItem value="bookings" onSelect={close}>
                  <CalendarDays /> Bookings
                </CommandItem>
                <CommandItem value="customers" keywords={['people']} onSelect={close}>
                  <User /> Customers
                </CommandItem>
              </CommandGroup>
              <CommandGroup heading="Customers">
                <CommandItem value="long" onSelect={close}>
                  <User /> Juan Carlos de la Vega Montoya y Fernández de Córdoba
                </CommandItem>
              </CommandGroup>
            </>
          )}
        </CommandMenu>
      ),
    },
  ],
};
