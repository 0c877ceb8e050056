import type { Settings } from '../settings';
import type { ChatRequest } from './request';

/** One answer of the model: what it says, and the tools that it calls. */
export type Turn = {
  text?: string;
  /** `arguments` is sent as it is, so that a test can send what can't be read. */
  calls?: { name: string; arguments: string }[];
  finish?: 'length' | 'content_filter';
};

const keptRequests = 200;

/** The state of the scripted model. */
export class AssistantCloud {
  /** What it answers next, before any script is asked. */
  turns: Turn[] = [];
  /** Does whatever any text asks of it that says `<<tool-name {json}>>`, be it in a customer's name: the worst of models. */
  obeys = false;
  /** Between two words of a streamed answer, milliseconds. */
  paceMs = 0;
  /** The last requests, for tests that look at what a model is told. */
  requests: ChatRequest[] = [];

  constructor(readonly settings: Settings) {}

  keep(request: ChatRequest): void {
    this.requests.push(request);
    if (this.requests.length > keptRequests) this.requests.shift();
  }

  clear(): void {
    this.turns = [];
    this.requests = [];
    this.obeys = false;
    this.paceMs = 0;
  }
}
