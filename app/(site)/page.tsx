export default function LandingPage() {
  return (
    <main className="page py-24">
      <h1 className="display text-5xl">Bookings that feel like your business</h1>
    </main>
  );
}
