import { SearchInput } from '@/components/ui/search-input';
import { Focused } from '../focused';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['search-input'],
  states: [
    { title: 'Empty', content: <SearchInput label="Search customers" /> },
    { title: 'Filled', content: <SearchInput label="Search customers" defaultValue="Ana" /> },
    {
      title: 'Focus',
      content: (
        <Focused>
          <SearchInput label="Search customers" />
        </Focused>
      ),
    },
    { title: 'Disabled', content: <SearchInput label="Search customers" disabled /> },
  ],
};
