import { generatePrismaClient } from './prisma-client';

console.log(generatePrismaClient() ? 'Prisma client generated.' : 'Prisma client is up to date.');
