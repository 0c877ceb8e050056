import { preflight } from '@/lib/http/cors';
import { unknownRoute } from '@/lib/http/unknownRoute';

export {
  preflight as OPTIONS,
  unknownRoute as DELETE,
  unknownRoute as GET,
  unknownRoute as PATCH,
  unknownRoute as POST,
  unknownRoute as PUT,
};
