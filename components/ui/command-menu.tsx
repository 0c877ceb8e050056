'use client';

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { type KeyboardEvent as ReactKeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { matchOf } from './command-match';

type CommandMenuProps = {
  placeholder: string;
  /** Called with the typed text, when the caller fetches matches for it. */
  onSearch?: (text: string) => void;
  /** The item to choose, by its `value`, once matches that arrived late stand above what was chosen before them. */
  best?: string | undefined;
  /** CommandGroups with CommandItems; `close` shuts the menu. */
  children: (close: () => void) => ReactNode;
  /** Also opens the menu, besides ⌘K / Ctrl K. */
  trigger?: ReactNode;
};

/** Jump anywhere from the keyboard. */
export function CommandMenu({ placeholder, onSearch, best, children, trigger }: CommandMenuProps) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  /** Since the last letter the person has chosen an item themselves. */
  const hasMoved = useRef(false);
  const hasChosen = useRef(false);
  useEffect(() => {
    if (best !== undefined && !hasMoved.current) setChosen(best);
  }, [best]);
  const onKeyDown = (event: ReactKeyboardEvent) => {
    if (/^(Arrow(Up|Down)|Home|End|[jnkp])$/.test(event.key) && (event.key.length > 1 || event.ctrlKey))
      hasMoved.current = true;
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        setOpen((was) => !was);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 bg-scrim data-[state=open]:animate-fade" />
        <Primitive.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            hasChosen.current = false;
          }}
          // Whoever jumped goes on in the page, not at the button that opened the menu.
          onCloseAutoFocus={(event) => {
            if (!hasChosen.current) return;
            event.preventDefault();
            document.querySelector('main')?.focus();
          }}
          className="fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-card border bg-surface shadow-overlay outline-none data-[state=open]:animate-rise"
        >
          <Primitive.Title className="sr-only">{placeholder}</Primitive.Title>
          <Command
            label={placeholder}
            filter={matchOf}
            value={chosen}
            onValueChange={setChosen}
            onKeyDown={onKeyDown}
          >
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-faint" />
              <Command.Input
                placeholder={placeholder}
                onValueChange={(text) => {
                  hasMoved.current = false;
                  onSearch?.(text);
                }}
                className="h-12 w-full bg-transparent outline-none placeholder:text-faint"
              />
            </div>
            <Command.List
              onPointerMove={() => {
                hasMoved.current = true;
              }}
              className="max-h-[50dvh] overflow-y-auto p-1.5"
            >
              <Command.Empty className="px-3 py-8 text-center text-sm text-soft">
                Nothing found.
              </Command.Empty>
              {children(() => {
                hasChosen.current = true;
                setOpen(false);
              })}
            </Command.List>
          </Command>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export function CommandGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint"
    >
      {children}
    </Command.Group>
  );
}

type ItemProps = { value: string; keywords?: string[]; onSelect: () => void; children: ReactNode };

export function CommandItem({ value, keywords, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      keywords={keywords}
      onSelect={onSelect}
      className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-[calc(var(--round-control)-0.1rem)] px-2.5 text-sm data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint"
    >
      {children}
    </Command.Item>
  );
}
