import type { StoredStep } from '@/lib/domain/assistant/parts';

/** A tool as a conversation knows it: the name of its operation, and what a model is told of it. */
export type ConversationTool = {
  operation: string;
  describe: string;
  schema: Readonly<Record<string, unknown>>;
};

/** What a call did: a line and links for the person, and what the model reads. */
export type Did = Omit<StoredStep, 'type' | 'id' | 'tool' | 'input'>;

/**
 * The tools of an answer. They are given by the surface: the tools are made from the operations' registry, which a
 * conversation is part of itself.
 */
export type ToolBox = {
  offered: readonly ConversationTool[];
  call: (operation: string, input: unknown, conversationId: string) => Promise<Did>;
};
