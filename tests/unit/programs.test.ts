import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isNamed, leadsToInWords, mayLeadTo } from '@/lib/domain/programs/redirect-address';
import { programMetadata, requestFault } from '@/lib/domain/programs/request-input';
import { scopesAmong } from '@/lib/domain/programs/scopes';
import { readProgramDocument } from '@/lib/integrations/programs/read-document';

describe('an address of an answer', () => {
  it.each([
    'https://assistant.example/callback',
    'https://assistant.example/callback?for=mais',
    'http://127.0.0.1:8123/back',
    'http://localhost/back',
    'http://[::1]:9/back',
    'cursor://anysphere.cursor-mcp/oauth/callback',
    'com.example.app:/back',
    'example.assistant.retrieval://back',
  ])('may be %s', (address) => {
    expect(mayLeadTo(address)).toBe(true);
  });

  it.each([
    'http://assistant.example/callback',
    'http://localhost.elsewhere.example/back',
    'http://127.0.0.1.elsewhere.example/',
    'https://user:secret@assistant.example/',
    'https://assistant.example/#part',
    'https://assistant.example/a b',
    'javascript:alert(1)',
    'JavaScript://assistant.example/%0aalert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://assistant.example/x',
    'about:blank',
    'chrome://settings/',
    'chrome-extension://abc/x.html',
    'edge://settings',
    'moz-extension://abc/x',
    'resource://x/y',
    'view-source:https://assistant.example/',
    'filesystem:https://assistant.example/x',
    'intent://scan/#Intent;scheme=zxing;end',
    'intent:scan',
    'android-app://com.example/https/x',
    'ms-msdt:x',
    'ms-settings:x',
    'search-ms:query=x',
    'x-apple.systempreferences:x',
    'javascript.:alert(1)',
    '.javascript:alert(1)',
    'mailto:x@assistant.example',
    'tel:112',
    'ws://127.0.0.1/',
    'ftp://assistant.example/',
    'cursor:x',
    'cursors://x/y',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'https:assistant.example@evil.example',
    '/back',
    'assistant.example',
    '',
    `https://assistant.example/${'x'.repeat(600)}`,
  ])('may not be %s', (address) => {
    expect(mayLeadTo(address)).toBe(false);
    expect(programMetadata.safeParse({ client_name: 'X', redirect_uris: [address] }).success).toBe(false);
  });

  it('is one that was named, to the letter, but for the port on the own computer', () => {
    const named = ['https://assistant.example/callback', 'http://127.0.0.1/back'];
    expect(isNamed('https://assistant.example/callback', named)).toBe(true);
    expect(isNamed('http://127.0.0.1:50123/back', named)).toBe(true);
    for (const other of [
      'https://assistant.example/callback/',
      'https://assistant.example/callback?x',
      'https://assistant.example:444/callback',
      'https://assistant.example/Callback',
      'https://evil.example/callback',
      'http://127.0.0.1:50123/other',
      'http://localhost:50123/back',
      'https://127.0.0.1/back',
    ])
      expect([other, isNamed(other, named)]).toEqual([other, false]);
  });

  it('is said in words', () => {
    expect(leadsToInWords('https://assistant.example/callback')).toBe('assistant.example');
    expect(leadsToInWords('http://127.0.0.1:8123/back')).toBe('a program on this computer');
    expect(leadsToInWords('com.example.app:/x')).toBe(
      'the app on this device that opens addresses of com.example.app',
    );
  });
});

describe('what a program says of itself', () => {
  const said = (changes: object) =>
    programMetadata.safeParse({ client_name: 'X', redirect_uris: ['https://a.example/'], ...changes });

  it('is one line that can be seen, and short', () => {
    expect(said({ client_name: '  Two\n\u202elines\u0000 ' }).data?.client_name).toBe('Two lines');
    expect(said({ client_name: 'x'.repeat(500) }).data?.client_name).toHaveLength(80);
    expect(said({ client_name: ' \u200b ' }).success).toBe(false);
  });

  it('has a home page over https, or none', () => {
    expect(said({ client_uri: 'javascript:alert(1)' }).data?.client_uri).toBeUndefined();
    expect(said({ client_uri: 'https://a.example/about' }).data?.client_uri).toBe('https://a.example/about');
  });

  it('names one to ten addresses', () => {
    expect(said({ redirect_uris: [] }).success).toBe(false);
    expect(
      said({ redirect_uris: Array.from({ length: 11 }, (_, at) => `https://a.example/${at}`) }).success,
    ).toBe(false);
  });
});

it('knows three scopes, and leaves out the others', () => {
  expect(scopesAmong(['propose', 'everything', 'read', 'read'])).toEqual(['read', 'propose']);
});

it('takes S256 alone, and the one resource', () => {
  const right = {
    client_id: 'x',
    redirect_uri: 'https://a.example/',
    response_type: 'code',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  };
  const here = 'https://mais.example/api/mcp';
  const fault = (changes: object) => requestFault({ ...right, ...changes }, here)?.error ?? null;
  expect(fault({})).toBeNull();
  expect(fault({ resource: here })).toBeNull();
  expect(fault({ resource: `${here}/` })).toBeNull();
  expect(fault({ resource: 'https://mais.example/' })).toBe('invalid_target');
  expect(fault({ code_challenge: undefined })).toBe('invalid_request');
  expect(fault({ code_challenge: 'short' })).toBe('invalid_request');
  expect(fault({ code_challenge_method: undefined })).toBe('invalid_request');
  expect(fault({ response_type: undefined })).toBe('unsupported_response_type');
});

describe('the document of a program', () => {
  let server: Server;
  let base: string;
  const answers: Record<string, { status?: number; headers?: Record<string, string>; body?: string }> = {
    '/right': { body: '{"client_name":"X"}' },
    '/html': { headers: { 'content-type': 'text/html' }, body: '{"client_name":"X"}' },
    '/moved': { status: 302, headers: { location: '/right' } },
    '/large': { body: `{"client_name":"${'x'.repeat(20_000)}"}` },
    '/gone': { status: 404, body: '{}' },
    '/text': { body: 'no JSON' },
  };
  let asked = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked += 1;
      const { status = 200, headers, body = '' } = answers[request.url ?? ''] ?? { status: 404 };
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  /** As if this machine were the public Internet. */
  const reach = { protocol: 'http:', mayAsk: (ip: string) => ip === '127.0.0.1' };

  it('is read at its own address, and nowhere else', async () => {
    expect(await readProgramDocument(`${base}/right`, reach)).toEqual({ client_name: 'X' });
    for (const path of ['/html', '/moved', '/large', '/gone', '/text'])
      expect([path, await readProgramDocument(base + path, reach)]).toEqual([path, null]);
  });

  it('is asked for on the public Internet only', async () => {
    const before = asked;
    for (const address of [
      `${base}/right`,
      'https://127.0.0.1/right',
      'https://localhost/right',
      'https://[::1]/x',
    ])
      expect([address, await readProgramDocument(address)]).toEqual([address, null]);
    expect(asked).toBe(before);
  });
});
