import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that `npm run build` fills. */
export const buildFolder = join(import.meta.dirname, '..', '..', 'build');

function pagesIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return pagesIn(path);
		return entry.name.endsWith('.html') ? [path] : [];
	});
}

/** The hash sources of every inline script in pages, given as their texts: SvelteKit's starter, nothing else. */
function inlineScriptHashes(pages: string[]): string[] {
	const hashes = new Set<string>();
	for (const page of pages) {
		const scripts = page.matchAll(/<script>([\s\S]*?)<\/script>/g);
		for (const [, body] of scripts)
			hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`);
	}
	return [...hashes].sort();
}

/**
 * What keeps everything on the page's own origin (a `blob:` never leaves the page). `connect-src` binds the
 * page and, because the database's worker is made from a Blob, its workers too.
 */
function policyOf(pages: string[]): string[] {
	return [
		"default-src 'self'",
		`script-src 'self' 'wasm-unsafe-eval' ${inlineScriptHashes(pages).join(' ')}`.trim(),
		"worker-src 'self' blob:",
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data: blob:",
		"font-src 'self' data:",
		"connect-src 'self' blob:",
		"object-src 'none'",
		"base-uri 'self'",
		"form-action 'none'"
	];
}

const charset = '<meta charset="utf-8" />';
const ownPolicy = /<meta http-equiv="Content-Security-Policy" content="[^"]*" \/>/;

/** A page that brings its policy along, for hosts that send no headers of their own; an older one is replaced. */
export function withPolicy(page: string): string {
	const policy = policyOf([page]).join('; ');
	const own = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
	return page.replace(ownPolicy, '').replace(charset, charset + own);
}

/** Lets every page of the built site bring its policy along. */
export function writePagePolicies(folder: string = buildFolder): void {
	for (const path of pagesIn(folder)) writeFileSync(path, withPolicy(readFileSync(path, 'utf8')));
}

/**
 * The headers that the pages are served with. Only as a header can their policy forbid other sites to frame them.
 * @param besides texts of pages that are served besides those in the folder
 */
export function securityHeaders(
	folder: string = buildFolder,
	besides: string[] = []
): Record<string, string> {
	const pages = [...pagesIn(folder).map((page) => readFileSync(page, 'utf8')), ...besides];
	const policy = [...policyOf(pages), "frame-ancestors 'none'"];
	return {
		'Content-Security-Policy': policy.join('; '),
		'Referrer-Policy': 'no-referrer',
		'X-Content-Type-Options': 'nosniff',
		'Permissions-Policy': 'geolocation=(), camera=(), microphone=()',
		'Cross-Origin-Opener-Policy': 'same-origin'
	};
}

/** Writes the headers in the forms that common static hosts read: Netlify and Cloudflare Pages, Apache, nginx. */
export function writeHeaderFiles(folder: string = buildFolder): void {
	const headers = Object.entries(securityHeaders(folder));
	const lines = (format: (name: string, value: string) => string) =>
		headers.map(([name, value]) => format(name, value)).join('\n') + '\n';
	writeFileSync(join(folder, '_headers'), '/*\n' + lines((name, value) => `  ${name}: ${value}`));
	const apache = lines((name, value) => `  Header always set ${name} "${value}"`);
	writeFileSync(
		join(folder, '.htaccess'),
		`AddType application/wasm .wasm\n<IfModule mod_headers.c>\n${apache}</IfModule>\n`
	);
	writeFileSync(
		join(folder, 'nginx-headers.conf'),
		'# include this file in the server block\n' +
			lines((name, value) => `add_header ${name} "${value}" always;`)
	);
}
