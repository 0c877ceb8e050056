export { metadata, NothingHere as default } from '@/app/nothing-here';
