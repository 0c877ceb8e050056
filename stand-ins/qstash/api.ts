import { type CloudRequest, header, json, type Reply } from '../http';
import { newId } from '../ids';
import type { QstashCloud } from './cloud';
import { parseCron } from './cron';
import { type DeadLetter, shown } from './message';
import { readMessage } from './read-message';
import { Refusal } from './refusal';
import { evaluate } from './retry-delay';
import type { Schedule } from './schedule';

/** The API under /v2: checks the token, then handles the calls of the SDK's client. */
export function handleApi(cloud: QstashCloud, request: CloudRequest): Reply {
  try {
    if (header(request, 'authorization') !== `Bearer ${cloud.settings.secrets.qstashToken}`) {
      throw new Refusal(401, 'unauthorized');
    }
    return route(cloud, request);
  } catch (error) {
    if (error instanceof Refusal) return json({ error: error.message }, error.status);
    throw error;
  }
}

function route(cloud: QstashCloud, request: CloudRequest): Reply {
  const [, , noun = '', id = '', act = ''] = request.path.split('/');
  const call = `${request.method} ${noun}`;
  if (call === 'POST publish') return publish(cloud, request);
  if (call === 'POST batch') return batch(cloud, request);
  if (call === 'POST schedules') return createSchedule(cloud, request);
  if (call === 'GET schedules')
    return json(id ? schedule(cloud, id) : [...cloud.schedules.values()].map(showSchedule));
  if (call === 'DELETE schedules') {
    schedule(cloud, id);
    cloud.schedules.delete(id);
    cloud.touch();
    return json({});
  }
  if (call === 'PATCH schedules' && (act === 'pause' || act === 'resume')) {
    schedule(cloud, id);
    const found = cloud.schedules.get(id);
    if (found) found.isPaused = act === 'pause';
    return json({});
  }
  if (call === 'GET messages' && id) {
    const message = cloud.messages.get(id);
    if (!message) throw new Refusal(404, `message ${id} not found`);
    return json(shown(message));
  }
  if (call === 'DELETE messages') return cancel(cloud, request, id);
  if (noun === 'dlq') return deadLetters(cloud, request, id);
  if (call === 'GET keys') {
    const { qstashCurrentSigningKey: current, qstashNextSigningKey: next } = cloud.settings.secrets;
    return json({ current, next });
  }
  throw new Refusal(501, `The local cloud does not implement ${request.method} ${request.path}.`);
}

function plainHeaders(request: CloudRequest): Record<string, string> {
  return Object.fromEntries(Object.keys(request.headers).map((name) => [name, header(request, name) ?? '']));
}

function accept(cloud: QstashCloud, destination: string, headers: Record<string, string>, body: Buffer) {
  const message = readMessage(destination, headers, body, cloud.clock.now());
  if (message.retryDelay !== null) evaluate(message.retryDelay, 0);
  return cloud.publish(
    message,
    headers['upstash-deduplication-id'],
    headers['upstash-content-based-deduplication'] === 'true',
  );
}

function publish(cloud: QstashCloud, request: CloudRequest): Reply {
  const destination = destinationOf(request, '/v2/publish/');
  return json(accept(cloud, destination, plainHeaders(request), request.body), 201);
}

/** The destination is in the path unencoded, with its own query. */
function destinationOf(request: CloudRequest, start: string): string {
  const rest = request.raw.slice(start.length);
  return /^https?%3A/i.test(rest) ? decodeURIComponent(rest) : rest;
}

function batch(cloud: QstashCloud, request: CloudRequest): Reply {
  const entries = JSON.parse(request.body.toString()) as {
    destination: string;
    headers: Record<string, string>;
    body?: string;
    queue?: string;
  }[];
  if (entries.some((entry) => entry.queue))
    throw new Refusal(501, 'The local cloud does not implement queues.');
  const results = entries.map((entry) => {
    const headers = Object.entries(entry.headers).map(([name, value]) => [name.toLowerCase(), value]);
    return accept(cloud, entry.destination, Object.fromEntries(headers), Buffer.from(entry.body ?? ''));
  });
  return json(results);
}

function createSchedule(cloud: QstashCloud, request: CloudRequest): Reply {
  const headers = plainHeaders(request);
  const cron = headers['upstash-cron'];
  if (!cron) throw new Refusal(400, 'cron expression is missing');
  parseCron(cron);
  const now = cloud.clock.now();
  const scheduleId = headers['upstash-schedule-id'] ?? newId('scd', 28);
  cloud.addSchedule({
    scheduleId,
    cron,
    createdAt: now,
    isPaused: false,
    template: readMessage(destinationOf(request, '/v2/schedules/'), headers, request.body, now),
  });
  return json({ scheduleId }, 201);
}

function schedule(cloud: QstashCloud, id: string) {
  const found = cloud.schedules.get(id);
  if (!found) throw new Refusal(404, `schedule ${id} not found`);
  return showSchedule(found);
}

function showSchedule({ template, ...own }: Schedule) {
  const { messageId, url, maxRetries, ...message } = shown(template);
  return { ...message, ...own, destination: url, retries: maxRetries };
}

function cancel(cloud: QstashCloud, request: CloudRequest, id: string): Reply {
  if (id) {
    if (!cloud.cancel(id)) throw new Refusal(404, `message ${id} not found`);
    return json({ cancelled: 1 });
  }
  const named = request.query.getAll('messageIds');
  const filters = [...request.query.keys()].filter(
    (name) => !['messageIds', 'count', 'cursor', 'label'].includes(name),
  );
  if (filters.length > 0)
    throw new Refusal(501, `The local cloud does not implement the filter ${filters[0]}.`);
  const label = request.query.get('label');
  const ids =
    named.length > 0
      ? named
      : [...cloud.messages.values()]
          .filter((one) => !label || one.label === label)
          .map((one) => one.messageId);
  return json({ cancelled: ids.filter((one) => cloud.cancel(one)).length });
}

function deadLetters(cloud: QstashCloud, request: CloudRequest, id: string): Reply {
  if (request.method === 'GET' && !id) return json({ messages: chosen(cloud, request).map(showLetter) });
  if (request.method === 'POST' && id === 'retry') {
    return json({ responses: chosen(cloud, request).map((letter) => cloud.revive(letter.dlqId)) });
  }
  const letters = id ? cloud.dlq.filter((letter) => letter.dlqId === id) : chosen(cloud, request);
  const [letter] = letters;
  if (id && !letter) throw new Refusal(404, `message ${id} not found in dlq`);
  if (request.method === 'GET' && letter) return json(showLetter(letter));
  if (request.method === 'DELETE') {
    cloud.dlq = cloud.dlq.filter((one) => !letters.includes(one));
    cloud.touch();
    return json({ deleted: letters.length });
  }
  throw new Refusal(501, `The local cloud does not implement ${request.method} ${request.path}.`);
}

/** The dead letters that a call selects by id, by destination or by message; all without a filter. */
function chosen(cloud: QstashCloud, request: CloudRequest): DeadLetter[] {
  const ids = request.query.getAll('dlqIds');
  const url = request.query.get('url');
  const messageId = request.query.get('messageId');
  return cloud.dlq.filter(
    (letter) =>
      (ids.length === 0 || ids.includes(letter.dlqId)) &&
      (!url || letter.message.url === url) &&
      (!messageId || letter.message.messageId === messageId),
  );
}

function showLetter(letter: DeadLetter) {
  const { message, ...own } = letter;
  return { ...shown(message), ...own };
}
