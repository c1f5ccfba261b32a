import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

/** The rooms whose functions are pure: no window, no clock, no randomness of their own. */
const pure = [
	'intake',
	'spatial',
	'numeric',
	'hotspots',
	'trends',
	'forecasting',
	'planning',
	'evaluation',
	'disclosure',
	'reporting',
	'wording'
];
const methods = ['hotspots', 'trends', 'forecasting', 'planning', 'evaluation', 'disclosure'];

/** Which rooms each room may import, besides itself. */
const allowed: Record<string, string[]> = {
	model: [],
	numeric: [],
	spatial: ['model', 'numeric'],
	intake: ['model', 'numeric', 'spatial'],
	hotspots: ['model', 'numeric', 'spatial'],
	trends: ['model', 'numeric', 'spatial'],
	forecasting: ['model', 'numeric', 'spatial'],
	planning: ['model', 'numeric', 'spatial'],
	evaluation: ['model', 'numeric', 'spatial'],
	disclosure: ['model', 'numeric', 'spatial'],
	reporting: ['model', 'numeric', 'spatial', 'wording', 'messages'],
	wording: ['model', 'messages'],
	messages: [],
	database: ['model'],
	workers: ['model', ...pure.filter((room) => room !== 'wording')],
	pipeline: ['model', 'database/queries', ...pure, 'workers/registry'],
	desk: ['model', 'pipeline', 'database', 'workers'],
	state: ['model', 'pipeline', 'wording', 'messages'],
	map: ['model', 'ui', 'wording', 'messages'],
	charts: ['model', 'ui', 'wording', 'messages'],
	ui: ['model', 'wording', 'messages'],
	methods: [],
	panels: ['state', 'map', 'charts', 'ui', 'model', 'wording', 'messages', 'methods'],
	routes: ['panels', 'state', 'ui', 'messages', 'methods', 'wording', 'desk', 'workers'],
	cli: ['model', 'pipeline', 'database', 'workers', 'wording', 'messages', 'reporting']
};

/** Packages that belong to certain rooms only. */
const packages: [RegExp, string[]][] = [
	[/^maplibre-gl/, ['map']],
	[/^@duckdb\//, ['database']],
	[/^d3/, ['charts', 'map', 'numeric', 'spatial']],
	[/^@turf\//, ['spatial', 'map']],
	[/^(svelte|@sveltejs|\$app)/, ['state', 'map', 'charts', 'ui', 'panels', 'routes']],
	[/^node:/, ['cli', 'database']]
];

function filesIn(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		if (statSync(path).isDirectory()) return name === 'compiled' ? [] : filesIn(path);
		return /\.(ts|svelte)$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
	});
}

/** Every module a file imports, type-only imports marked. */
function importsOf(path: string): { target: string; typeOnly: boolean }[] {
	const text = readFileSync(path, 'utf8');
	const found = text.matchAll(
		/(?:^|[\n;>])\s*(?:import|export)\s+(type\s+)?(?:[\w*${}\s,]+?\sfrom\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g
	);
	return [...found].map((match) => ({
		target: (match[2] ?? match[3]).replace(/\?.*$/, ''),
		typeOnly: Boolean(match[1])
	}));
}

function resolveImport(from: string, target: string): string | null {
	const base = target.startsWith('$lib/')
		? join(source, 'lib', target.slice(5))
		: target.startsWith('.')
			? resolve(dirname(from), target)
			: null;
	if (!base) return null;
	const candidates = [
		base,
		`${base}.ts`,
		`${base}.js`,
		`${base}.svelte`,
		base.replace(/\.js$/, '.ts'),
		join(base, 'index.ts')
	];
	return candidates.find((path) => all.has(path)) ?? base;
}

function roomOf(path: string): string {
	const parts = relative(source, path).split('/');
	return parts[0] === 'lib' ? parts[1] : parts[0];
}

const files = filesIn(source).filter((path) => !/service-worker|hooks/.test(path));
const all = new Set(files);

describe('the architecture', () => {
	it('lets each room import only what it may', () => {
		const broken: string[] = [];
		for (const file of files) {
			const room = roomOf(file);
			if (relative(source, file).split('/').length === 1) continue;
			for (const { target, typeOnly } of importsOf(file)) {
				const path = resolveImport(file, target);
				const where = `${relative(root, file)} → ${target}`;
				if (path) {
					const other = roomOf(path);
					const inside = relative(join(source, 'lib'), path);
					const ok =
						other === room ||
						(allowed[room] ?? []).some((rule) => rule === other || inside.startsWith(rule));
					if (!ok && !(typeOnly && other === 'workers')) broken.push(where);
				} else {
					for (const [pattern, rooms] of packages)
						if (pattern.test(target) && !rooms.includes(room) && !typeOnly) broken.push(where);
				}
			}
		}
		expect(broken).toEqual([]);
	});

	it('lets only the method panel read exact counts by area', () => {
		const allowed = ['src/lib/pipeline/method-panel.ts', 'src/lib/pipeline/load-panel.ts'];
		const broken = files
			.map((file) => relative(root, file))
			.filter((file) => !allowed.includes(file))
			.filter((file) => /\bloadPanel\(/.test(readFileSync(join(root, file), 'utf8')));
		expect(broken).toEqual([]);
	});

	it('takes zod from the one module that keeps it from making code', () => {
		const broken = files
			.map((file) => relative(root, file))
			.filter((file) => file !== 'src/lib/model/zod.ts')
			.filter((file) => /from 'zod'/.test(readFileSync(join(root, file), 'utf8')));
		expect(broken).toEqual([]);
	});

	it('has no import cycles', () => {
		const graph = new Map(
			files.map((file) => [
				file,
				importsOf(file)
					.filter((found) => !found.typeOnly)
					.map((found) => resolveImport(file, found.target))
					.filter((path): path is string => path !== null && all.has(path))
			])
		);
		const done = new Set<string>();
		const cycles: string[] = [];
		const visit = (file: string, trail: string[]) => {
			const at = trail.indexOf(file);
			if (at >= 0)
				return void cycles.push(
					[...trail.slice(at), file].map((path) => relative(root, path)).join(' → ')
				);
			if (done.has(file)) return;
			for (const next of graph.get(file)!) visit(next, [...trail, file]);
			done.add(file);
		};
		for (const file of files) visit(file, []);
		expect(cycles).toEqual([]);
	});

	it('keeps the pure rooms free of clock, chance and the browser', () => {
		const forbidden =
			/\bMath\.random\b|\bDate\.now\b|new Date\(\)|\bwindow\.|\bdocument\.|\blocalStorage\b|\bfetch\(|\bnavigator\./;
		const broken = files.filter(
			(file) =>
				['model', ...pure].includes(roomOf(file)) &&
				forbidden.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
		);
		expect(broken.map((file) => relative(root, file))).toEqual([]);
	});

	it('gives every exported function of the method rooms a doc comment', () => {
		const broken: string[] = [];
		for (const file of files.filter((path) =>
			['numeric', 'spatial', ...methods].includes(roomOf(path))
		)) {
			const lines = readFileSync(file, 'utf8').split('\n');
			lines.forEach((line, i) => {
				if (
					/^export (async )?function (?!\*)/.test(line) &&
					!/\*\/\s*$/.test(lines[i - 1] ?? '') &&
					!/^export (async )?function/.test(lines[i - 1] ?? '')
				)
					broken.push(`${relative(root, file)}:${i + 1}`);
			});
		}
		expect(broken).toEqual([]);
	});
});
