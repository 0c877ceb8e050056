import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';

/**
 * What the model writes: paragraphs, lists, bold words, links to pages of the office, drafts. Nothing else of Markdown:
 * pictures and other addresses stay text, so that no text can make a browser send anything anywhere.
 */
export function RichText({ text, onGo }: { text: string; onGo: () => void }) {
  return (
    <div className="grid gap-2 [overflow-wrap:anywhere]">
      {blocksOf(text).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks only ever grow at the end
        <Fragment key={at}>
          {block.kind === 'draft' && <Draft text={block.text} />}
          {block.kind === 'list' && (
            <ul className="grid list-disc gap-1 pl-5">
              {block.items.map((item, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same
                <li key={line}>{inline(item, onGo)}</li>
              ))}
            </ul>
          )}
          {block.kind === 'text' && <p>{inline(block.text, onGo)}</p>}
        </Fragment>
      ))}
    </div>
  );
}

function Draft({ text }: { text: string }) {
  return (
    <figure className="grid gap-2 rounded-card border border-dashed bg-sunken p-3">
      <figcaption className="flex items-center justify-between gap-2 text-sm text-soft">
        Draft: not sent, not saved
        <CopyButton text={text} label="Copy the draft" />
      </figcaption>
      <div className="whitespace-pre-wrap">{text}</div>
    </figure>
  );
}

type Block =
  | { kind: 'text'; text: string }
  | { kind: 'draft'; text: string }
  | { kind: 'list'; items: string[] };

export function blocksOf(text: string): Block[] {
  return text.split(/^```(?:draft)?[ \t]*$/m).flatMap((piece, at): Block[] => {
    const trimmed = piece.trim();
    if (trimmed === '') return [];
    if (at % 2 === 1) return [{ kind: 'draft', text: trimmed }];
    return trimmed.split(/\n\s*\n/).flatMap(paragraphOf);
  });
}

function paragraphOf(paragraph: string): Block[] {
  const blocks: Block[] = [];
  for (const line of paragraph.split('\n')) {
    const item = /^\s*(?:[-*•]|\d+[.)])\s+(.*)$/.exec(line)?.[1];
    const last = blocks.at(-1);
    if (item !== undefined) {
      if (last?.kind === 'list') last.items.push(item);
      else blocks.push({ kind: 'list', items: [item] });
    } else if (last?.kind === 'text') last.text += `\n${line}`;
    else blocks.push({ kind: 'text', text: line.replace(/^#+\s+/, '') });
  }
  return blocks;
}

const marks = /\[([^\]]+)\]\((\/admin(?:\/[\w-]+)*)\)|\*\*([^*]+)\*\*/g;

function inline(text: string, onGo: () => void): ReactNode[] {
  const found: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, label, href, bold] = match;
    found.push(text.slice(from, match.index));
    found.push(
      href ? (
        <Link key={match.index} href={href} onClick={onGo} className="underline underline-offset-4">
          {label}
        </Link>
      ) : (
        <strong key={match.index}>{bold}</strong>
      ),
    );
    from = match.index + whole.length;
  }
  return [...found, text.slice(from)];
}
