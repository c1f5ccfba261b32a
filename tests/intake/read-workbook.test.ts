import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { openFile } from '$lib/intake/open-file';

/** A workbook of sheets, each a name and rows of texts. */
function workbook(sheets: Record<string, string[][]>): Blob {
	const names = Object.keys(sheets);
	const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const parts: Record<string, string> = {
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, i) => `<Relationship Id="r${i}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`
	};
	Object.values(sheets).forEach((rows, i) => {
		const cell = (text: string, r: number, c: number) =>
			`<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
		const data = rows
			.map((row, r) => `<row r="${r + 1}">${row.map((text, c) => cell(text, r, c)).join('')}</row>`)
			.join('');
		parts[`xl/worksheets/sheet${i + 1}.xml`] =
			`<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`;
	});
	const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)]);
	return new Blob([zipSync(Object.fromEntries(files)) as Uint8Array<ArrayBuffer>]);
}

async function sheetRead(sheets: Record<string, string[][]>) {
	const [opened] = await openFile({ file: { name: 'a.xlsx', blob: workbook(sheets) } }, () => {});
	if (opened.kind !== 'table') throw new Error('no table');
	const others = opened.findings.find(({ code }) => code === 'other-sheets');
	return { rows: opened.staged.rows, ...others?.params };
}

const cases = (many: number) => [
	['date', 'state'],
	...Array.from({ length: many }, () => ['2021-03-01', 'Texas'])
];
const notes = [['About this file'], ['Ask the office'], ['Version 2']];

it('reads the first sheet that is a table beside the fullest, not the notes before it, and says so', async () => {
	expect(await sheetRead({ Notes: notes, Cases: cases(40), 'Cases of 2020': cases(90) })).toEqual({
		rows: 40,
		read: 'Cases',
		others: 'Notes, Cases of 2020'
	});
	expect(await sheetRead({ Cases: cases(4), Notes: notes })).toMatchObject({ read: 'Cases' });
});
