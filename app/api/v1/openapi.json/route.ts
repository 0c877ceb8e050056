import { corsHeaders } from '@/lib/http/api/cors';
import { openApiDocument } from '@/lib/http/api/openapi';
import { otherMethods } from '@/lib/http/api/other-methods';
import { requestIdOf } from '@/lib/http/request/request-id';
import * as addOns from '../add-ons/route';
import * as dates from '../availability/dates/route';
import * as slots from '../availability/slots/route';
import * as cancel from '../bookings/[id]/cancel/route';
import * as bookingFile from '../bookings/[id]/files/[file]/route';
import * as bookingFiles from '../bookings/[id]/files/route';
import * as refund from '../bookings/[id]/refund/route';
import * as reschedule from '../bookings/[id]/reschedule/route';
import * as booking from '../bookings/[id]/route';
import * as bookings from '../bookings/route';
import * as describeFile from '../files/[id]/describe/route';
import * as finishFile from '../files/[id]/finish/route';
import * as removeFile from '../files/[id]/remove/route';
import * as files from '../files/route';
import * as item from '../packages/[slug]/route';
import * as packages from '../packages/route';
import * as quotes from '../quotes/route';
import * as segments from '../segments/route';

/** Every call of the public API, in the order of the document. A test compares this list with the folders. */
const routes = [
  packages.GET,
  item.GET,
  segments.GET,
  addOns.GET,
  dates.GET,
  slots.GET,
  quotes.POST,
  bookings.POST,
  bookings.GET,
  booking.GET,
  cancel.POST,
  reschedule.POST,
  refund.POST,
  bookingFiles.GET,
  bookingFile.GET,
  files.GET,
  files.POST,
  finishFile.POST,
  describeFile.POST,
  removeFile.POST,
];

/** The OpenAPI 3.1 document, generated from the schemas that the routes parse with. Public. */
export function GET(request: Request): Response {
  return Response.json(openApiDocument(routes), {
    headers: {
      ...corsHeaders(request),
      'Cache-Control': 'public, max-age=300',
      'X-Request-Id': requestIdOf(request.headers),
    },
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
