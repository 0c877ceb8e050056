'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useRef, useTransition } from 'react';
import { SearchInput } from '@/components/ui/search-input';
import { Select } from '@/components/ui/select';

type Filter = { name: string; label: string; value: string; options: { value: string; label: string }[] };

type FilterBarProps = { searchLabel: string; search: string; filters: Filter[] };

/** Search and filters kept in the URL, so that the back button works and a list can be shared. */
export function FilterBar({ searchLabel, search, filters }: FilterBarProps) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    // A changed query starts at its first page: drops the pagination cursor.
    next.delete('after');
    if (value) next.set(name, value);
    else next.delete(name);
    start(() => router.replace(`${path}?${next}`, { scroll: false }));
  };
  return (
    <div className="flex flex-wrap items-center gap-2" aria-busy={pending}>
      <SearchInput
        label={searchLabel}
        defaultValue={search}
        onChange={(event) => {
          const { value } = event.target;
          clearTimeout(timer.current);
          timer.current = setTimeout(() => set('q', value), 250);
        }}
        className="w-full sm:w-80"
      />
      {filters.map((filter) => (
        <span key={filter.name} className="min-w-36 max-sm:flex-1">
          <Select
            aria-label={filter.label}
            value={filter.value}
            onChange={(event) => set(filter.name, event.target.value)}
          >
            {filter.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </Select>
        </span>
      ))}
    </div>
  );
}
