import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync, strToU8 } from 'fflate';
import { makeBasemap } from './basemap';
import { makeDemonstration } from './demo/demonstration';
import { makeFirstView } from './demo/first-view';
import { demonstrationProject } from './demo/project';

/**
 * Writes the synthetic demonstration: the files that the app offers into `static/demo` (gzipped) with what Explore shows before it has read them, the
 * planted truths that tests read and a project for the command line into `data/generated`, and the map's
 * ground into `static/basemap`. Run by `npm run data`.
 */
const served = new URL('../static/demo/', import.meta.url);
const generated = new URL('./generated/', import.meta.url);
const basemap = new URL('../static/basemap/', import.meta.url);
for (const folder of [served, generated, basemap]) mkdirSync(folder, { recursive: true });

const { files, truth } = makeDemonstration();
const packed = Object.entries(files).map(([name, text]): [string, Uint8Array<ArrayBuffer>] => [
	`${name}.gz`,
	gzipSync(strToU8(text), { level: 9, mtime: 0 })
]);
for (const [name, bytes] of packed) writeFileSync(new URL(name, served), bytes);
const blobs = Object.fromEntries(packed.map(([name, bytes]) => [name, new Blob([bytes])]));
for (const [name, text] of Object.entries(await makeFirstView(blobs)))
	writeFileSync(new URL(name, served), text);
writeFileSync(new URL('truth.json', generated), asText(truth));
const project = demonstrationProject(truth, '../../static/demo');
writeFileSync(new URL('project.json', generated), asText(project));
for (const [name, collection] of Object.entries(makeBasemap()))
	writeFileSync(new URL(name, basemap), JSON.stringify(collection));

function asText(value: unknown): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}
