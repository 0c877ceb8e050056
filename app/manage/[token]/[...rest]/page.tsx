import { notFound } from 'next/navigation';

/** An address behind a booking's link at which there is nothing: said within the business's frame. */
export default function NothingHere() {
  notFound();
}
