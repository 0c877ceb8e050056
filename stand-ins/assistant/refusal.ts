import { json, type Reply } from '../http';

/** An error as OpenAI's API words it. */
export class ModelRefusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly code: string | null,
    message: string,
    readonly param: string | null = null,
  ) {
    super(message);
  }

  reply(): Reply {
    return json(errorBody(this.message, this.type, this.code, this.param), this.status);
  }
}

export const errorBody = (
  message: string,
  type: string,
  code: string | null = null,
  param: string | null = null,
) => ({ error: { message, type, param, code } });
