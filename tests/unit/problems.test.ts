import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { errorStatus } from '@/lib/domain/errors';
import { isProblemCode, problemCodes, problemPath, problemWords } from '@/lib/domain/problems';
import * as server from '@/server/problems';

it('has plain words for every code of the API, and nothing that others inherit', () => {
  expect(problemCodes.filter((code) => code !== 'too_slow').sort()).toEqual(Object.keys(errorStatus).sort());
  expect(problemWords('slot_taken')).toMatchObject({ status: 409, title: 'Slot taken' });
  expect(isProblemCode('constructor')).toBe(false);
  expect(new Set(problemCodes.map((code) => problemWords(code).title)).size).toBe(problemCodes.length);
});

it.each(Object.entries(server))('the server before the app says it as the app does: %s', (_, refuse) => {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  let sent = '';
  response.end = ((body: string) => {
    sent = body;
    return response;
  }) as typeof response.end;
  refuse(response);
  const { code, title, status, type } = JSON.parse(sent);
  expect(isProblemCode(code)).toBe(true);
  expect({ title, status }).toEqual({ title: problemWords(code).title, status: problemWords(code).status });
  expect(response.statusCode).toBe(status);
  expect(type.endsWith(problemPath(code))).toBe(true);
});
