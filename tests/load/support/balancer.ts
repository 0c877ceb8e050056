import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One address for several servers: each connection goes to the next of them, as a load balancer would have it. */
export async function startBalancer() {
  let ports: number[] = [];
  let next = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(ports[next++ % ports.length] ?? 0, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(servers: number[]) {
      ports = servers;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
