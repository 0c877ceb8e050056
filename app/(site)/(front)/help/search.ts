export type HelpQuestion = {
  /** What a link can lead to: /help#refund. */
  id: string;
  question: string;
  /** Paragraphs. */
  answer: string[];
  link?: { href: string; label: string };
};

export type HelpPart = { id: string; title: string; questions: HelpQuestion[] };

/** The parts with the questions in which every typed word occurs, in the question or its answer. */
export function partsFor(parts: HelpPart[], typed: string): HelpPart[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return parts
    .map((part) => ({
      ...part,
      questions: part.questions.filter(({ question, answer }) => {
        const text = [question, ...answer].join(' ').toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ questions }) => questions.length > 0);
}
