import { createServer, type Server } from 'node:http';
import sirv from 'sirv';
import { buildFolder, securityHeaders } from './headers';
import { notFoundPage } from './not-found';

/**
 * Serves the built site on this machine only, with its security headers; what is not there gets the site's
 * own page that says so, with status 404.
 * @param base a sub-path such as `/atlas`, or empty for the root
 */
export function startServer(port: number, base = '', folder = buildFolder): Promise<Server> {
	const page = notFoundPage(folder, base);
	const headers = securityHeaders(folder, [page]);
	const files = sirv(folder, {
		etag: true,
		setHeaders: (response) => {
			for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		}
	});
	const server = createServer((request, response) => {
		const missing = () => {
			response.writeHead(404, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
			response.end(page);
		};
		if (!request.url?.startsWith(`${base}/`)) return missing();
		request.url = request.url.slice(base.length);
		files(request, response, missing);
	});
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve(server));
	});
}
