import { programPlaces } from '@/lib/domain/programs/places';
import { env } from '@/lib/env';

export const places = () => programPlaces(env.APP_URL);
