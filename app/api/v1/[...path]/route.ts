import { preflight } from '@/lib/http/api/cors';
import { unknownRoute } from '@/lib/http/api/unknown-route';

export {
  preflight as OPTIONS,
  unknownRoute as DELETE,
  unknownRoute as GET,
  unknownRoute as PATCH,
  unknownRoute as POST,
  unknownRoute as PUT,
};
