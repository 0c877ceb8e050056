import { generatePrismaClient } from './prismaClient';

console.log(generatePrismaClient() ? 'Prisma client generated.' : 'Prisma client is up to date.');
