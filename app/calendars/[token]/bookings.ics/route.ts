import { serveFeed } from '@/lib/http/calendars/serve-feed';

export const GET = serveFeed;
