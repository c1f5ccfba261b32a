import type { Brief, BriefFigure, BriefSection, BriefTable } from '$lib/model/brief';
import type { Protected } from '$lib/model/protected';
import { briefStyle } from './brief-style';
import { escapeMarkup } from './markup';

/** Rows up to which a table stands open and is printed; longer ones are closed and stay in the file. */
const mostOpenRows = 40;

/** SVG cannot run script as an image, and prints sharp: a figure is an image of its markup. */
function figure({ svg, alternative, caption }: BriefFigure): string {
	const markup = svg.replace(/[%#<>"'&\s:/?]/g, encodeURIComponent);
	const address = `data:image/svg+xml;charset=utf-8,${markup}`;
	return `<figure><img src="${address}" alt="${escapeMarkup(alternative)}"><figcaption>${escapeMarkup(caption)}</figcaption></figure>`;
}

function table({ caption, columns, rows }: BriefTable, labels: Brief['labels']): string {
	const align = (column: number) => (columns[column].numeric ? ' class="number"' : '');
	const head = columns
		.map(({ heading }, c) => `<th scope="col"${align(c)}>${escapeMarkup(heading)}</th>`)
		.join('');
	const body = rows
		.map((row) => {
			const cells = row.map((cell, c) =>
				c === 0
					? `<th scope="row">${escapeMarkup(cell)}</th>`
					: `<td${align(c)}>${escapeMarkup(cell)}</td>`
			);
			return `<tr>${cells.join('')}</tr>`;
		})
		.join('\n');
	const long = rows.length > mostOpenRows;
	const note = long ? ` <span class="in-file">${escapeMarkup(labels.inFile)}</span>` : '';
	const name = escapeMarkup(caption);
	return `<details${long ? '' : ' open'}><summary>${escapeMarkup(labels.tableBehind)}: ${name}${note}</summary><div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><caption>${name}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div></details>`;
}

function section(content: BriefSection, labels: Brief['labels']): string {
	const sentences = content.sentences.map((text) => `<p>${escapeMarkup(text)}</p>`).join('\n');
	return `<section id="${escapeMarkup(content.id)}"><h2>${escapeMarkup(content.heading)}</h2>
${sentences}
${content.figures.map(figure).join('\n')}
${content.tables.map((entry) => table(entry, labels)).join('\n')}</section>`;
}

/**
 * The brief as one HTML file that opens anywhere without a network: styles and pictures inside, no script,
 * and a policy that would refuse any request. Takes only what has passed the disclosure gate.
 */
export function writeBrief(brief: Protected<Brief>): string {
	const { labels, sections } = brief;
	const contents = sections
		.map(
			({ id, heading }) => `<li><a href="#${escapeMarkup(id)}">${escapeMarkup(heading)}</a></li>`
		)
		.join('');
	const record = brief.record
		.map(({ label, value }) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(value)}</dd>`)
		.join('');
	const lines = (texts: string[], kind: string) =>
		texts.map((text) => `<p${kind}>${escapeMarkup(text)}</p>`).join('\n');
	return `<!doctype html>
<html lang="${escapeMarkup(brief.language)}" dir="${brief.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeMarkup(brief.title)}</title>
<style>${briefStyle}</style>
</head>
<body>
<header>${lines(brief.marks, ' class="mark"')}<h1>${escapeMarkup(brief.title)}</h1>
${lines(brief.notes, '')}</header>
<nav aria-label="${escapeMarkup(labels.contents)}"><h2>${escapeMarkup(labels.contents)}</h2><ol>${contents}</ol></nav>
<main>
${sections.map((entry) => section(entry, labels)).join('\n')}
<section id="record"><h2>${escapeMarkup(labels.record)}</h2><dl>${record}</dl>
<details><summary>${escapeMarkup(labels.project)}</summary><pre tabindex="0">${escapeMarkup(brief.project)}</pre></details></section>
</main>
</body>
</html>
`;
}
