import { Fragment, type ReactNode } from 'react';

type Shown = {
  /** A link, or null where the address is none that may be linked: then all of it stays text. */
  link: (href: string, label: string) => ReactNode | null;
  /** What stands between the lines that mark a draft. */
  draft: (text: string) => ReactNode;
};

/**
 * What the model writes: paragraphs, lists, bold words, links that `link` allows, drafts. Nothing else of Markdown: pictures
 * and other addresses stay text, so that no text can make a browser send anything anywhere.
 */
export function RichText({ text, link, draft }: Shown & { text: string }) {
  return (
    <div className="grid gap-2 [overflow-wrap:anywhere]">
      {blocksOf(text).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks only ever grow at the end
        <Fragment key={at}>
          {block.kind === 'draft' && draft(block.text)}
          {block.kind === 'list' && (
            <ul className="grid list-disc gap-1 pl-5">
              {block.items.map((item, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same
                <li key={line}>{inline(item, link)}</li>
              ))}
            </ul>
          )}
          {block.kind === 'text' && <p>{inline(block.text, link)}</p>}
        </Fragment>
      ))}
    </div>
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

const marks = /\[([^\]]+)\]\(([^()\s]+)\)|\*\*([^*]+)\*\*/g;

function inline(text: string, link: Shown['link']): ReactNode[] {
  const found: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, label = '', href, bold] = match;
    found.push(text.slice(from, match.index));
    const shown = href === undefined ? <strong>{bold}</strong> : (link(href, label) ?? whole);
    found.push(<Fragment key={match.index}>{shown}</Fragment>);
    from = match.index + whole.length;
  }
  return [...found, text.slice(from)];
}
