import { type CloudRequest, header, type Reply } from '../http';
import { S3Refusal } from './refusal';

/** The rules that README has people give their bucket. */
const rules = { methods: ['PUT'], headers: ['content-type'], maxAge: 3600 };

type Asked = { origin: string | undefined; method: string; names: string[] };

const list = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter(Boolean);

/** What S3 answers a request of a page's with, where one of its rules fits: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html */
function allowed({ origin, method, names }: Asked, ours: string): Record<string, string> | null {
  const fits =
    origin === ours && rules.methods.includes(method) && names.every((name) => rules.headers.includes(name));
  if (!fits) return null;
  return {
    'access-control-allow-origin': ours,
    'access-control-allow-methods': rules.methods.join(', '),
    'access-control-allow-credentials': 'true',
    'access-control-max-age': String(rules.maxAge),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    ...(names.length > 0 ? { 'access-control-allow-headers': names.join(', ') } : {}),
  };
}

/** The answer to a preflight: nothing of it is signed. @throws S3Refusal */
export function preflight(request: CloudRequest, ours: string): Reply {
  const origin = header(request, 'origin');
  if (!origin)
    throw new S3Refusal(400, 'BadRequest', 'Insufficient information. Origin request header needed.');
  const method = header(request, 'access-control-request-method');
  if (!method || !/^(?:GET|PUT|POST|DELETE|HEAD)$/.test(method))
    throw new S3Refusal(400, 'BadRequest', `Invalid Access-Control-Request-Method: ${method ?? 'null'}`);
  const names = list(header(request, 'access-control-request-headers'));
  const headers = allowed({ origin, method, names }, ours);
  if (!headers)
    throw new S3Refusal(
      403,
      'AccessForbidden',
      'CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource’s CORS spec.',
    );
  return { status: 200, headers };
}

/** What a page may read of the answer to the request itself; nothing, unless the rules let it ask. */
export const ofPage = (request: CloudRequest, ours: string): Record<string, string> =>
  allowed({ origin: header(request, 'origin'), method: request.method, names: [] }, ours) ?? {};
