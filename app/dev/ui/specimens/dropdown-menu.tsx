import { Copy, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/dropdown-menu';
import type { Specimen } from '../specimen';

const sizes = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
] as const;

export const specimen: Specimen = {
  shows: ['dropdown-menu'],
  states: [
    {
      title: 'Items, a disabled one, a choice, danger',
      opens: 'menu',
      content: (
        <DropdownMenu align="start" trigger={<Button>Open</Button>}>
          <MenuItem>
            <Copy /> Duplicate
          </MenuItem>
          <MenuItem disabled>Send again</MenuItem>
          <MenuSeparator />
          <MenuLabel>Show</MenuLabel>
          <MenuChoice value="week" options={sizes} onChange={() => undefined} />
          <MenuSeparator />
          <MenuItem danger>
            <Trash2 /> Remove
          </MenuItem>
        </DropdownMenu>
      ),
    },
  ],
};
