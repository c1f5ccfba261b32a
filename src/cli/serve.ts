import type { AddressInfo } from 'node:net';
import { startServer } from './server';

/** Serves the built site; tries the next ports where the first is taken. */
async function serve(): Promise<void> {
	const wanted = Number(process.env.PORT ?? 4173);
	for (let port = wanted; ; port++) {
		try {
			const server = await startServer(port);
			console.log(`Prevention Atlas: http://localhost:${(server.address() as AddressInfo).port}/`);
			return;
		} catch (error) {
			const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
			if (!taken || port >= wanted + 20) throw error;
		}
	}
}

await serve();
