import { describe, expect, it } from 'vitest';
import { letOut } from '$lib/disclosure/gate';
import type { Brief } from '$lib/model/brief';
import { writeBrief } from '$lib/reporting/brief';
import { areaMapFigure } from '$lib/reporting/figures/area-map';
import { inLanguage } from '$lib/reporting/language';
import { tickStep, timeSeriesFigure, timeTicks } from '$lib/reporting/figures/time-series';

const hostile = `<img src=x onerror="alert(1)">'&\u0000`;

function briefWith(text: string): Brief {
	return {
		title: text,
		language: 'en',
		direction: 'ltr',
		marks: [text],
		notes: [text, text],
		notForRelease: true,
		sections: [
			{
				id: 'map',
				heading: text,
				sentences: [text],
				figures: [
					{ svg: `<svg xmlns="http://www.w3.org/2000/svg"/>`, alternative: text, caption: text }
				],
				tables: [{ caption: text, columns: [{ heading: text, numeric: false }], rows: [[text]] }]
			}
		],
		record: [{ label: text, value: text }],
		project: text,
		labels: { contents: text, tableBehind: text, record: text, project: text, inFile: text }
	};
}

describe('the brief', () => {
	it('shows text as text wherever it comes from', () => {
		const html = writeBrief(letOut(briefWith(hostile)));
		expect(html).not.toContain('<img src=x');
		expect(html).not.toContain('\u0000');
		expect(
			html.match(/&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;&#39;&amp;/g)!.length
		).toBeGreaterThanOrEqual(14);
	});

	it('asks nothing of any network and runs no script', () => {
		const html = writeBrief(letOut(briefWith('plain')));
		expect(html).not.toMatch(/<script|<link|@import|url\(/);
		expect(html.replaceAll(encodeURIComponent('http://www.w3.org/2000/svg'), '')).not.toMatch(
			/https?:/
		);
		expect(html).toContain("default-src 'none'");
	});
});

describe('a figure in the brief', () => {
	it('is the same picture, whatever its texts are made of', () => {
		const brief = briefWith('plain');
		const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text>99\u00a0% “sure”, l’été, 5\u202f%, حالات #1 & 'x'</text></svg>`;
		brief.sections[0].figures[0].svg = svg;
		const [, address] = /<img src="([^"]*)"/.exec(writeBrief(letOut(brief)))!;
		expect(decodeURIComponent(address.slice(address.indexOf(',') + 1))).toBe(svg);
	});
});

describe('the figures', () => {
	it('choose round ticks', () => {
		expect([tickStep(10, 4), tickStep(100, 4), tickStep(7, 4), tickStep(0.9, 4)]).toEqual([
			5, 50, 2, 0.5
		]);
	});

	it('name the years under a long series, each at its first period', () => {
		const months = (first: number, length: number) =>
			Array.from({ length }, (_, i) => {
				const month = first + i;
				return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
			});
		expect(timeTicks(months(2015 * 12, 120)).map(({ at, text }) => `${at} ${text}`)).toEqual(
			Array.from({ length: 10 }, (_, i) => `${12 * i} ${2015 + i}`)
		);
		// A year that is not there from its start is not named.
		expect(timeTicks(months(2015 * 12 + 5, 40))[0]).toEqual({ at: 7, text: '2016' });
		expect(timeTicks(months(2015 * 12, 6)).map(({ text }) => text)).toEqual(months(2015 * 12, 6));
		expect(timeTicks(months(2015 * 12, 20)).length).toBeLessThanOrEqual(8);
		expect(timeTicks(Array.from({ length: 40 }, (_, i) => String(1980 + i))).length).toBe(10);
	});

	it('have their legend run as the language does', () => {
		const map = {
			paths: ['M0 0Z'],
			names: ['A'],
			classOf: [0],
			classes: [{ colour: '#123456', label: 'one' }],
			noDataLabel: 'none',
			hiddenLabel: 'hidden',
			width: 720,
			height: 100
		};
		const key = (svg: string) => /<rect x="(\d+)"[^>]*fill="#123456"/.exec(svg)![1];
		expect(key(areaMapFigure(map))).toBe('0');
		expect(key(inLanguage('ar', () => areaMapFigure(map)))).toBe('702');
	});

	it('leave a gap where a count is hidden, and put no hidden value into the markup', () => {
		const svg = timeSeriesFigure({
			periodLabels: ['a', 'b', 'c', 'd', 'e'],
			unit: hostile,
			series: [{ label: 'cases', values: [20, 30, NaN, 40, 20], from: 0, style: 'accent' }],
			formatNumber: String
		});
		expect(svg.match(/d="(M[^"]*)" fill="none"/)![1].split('M').length - 1).toBe(2);
		expect(svg).not.toMatch(/NaN|<img/);
	});

	it('draw each class once, hidden and missing areas apart', () => {
		const svg = areaMapFigure({
			paths: ['M0 0L1 0L1 1Z', 'M2 2L3 2L3 3Z', 'M4 4L5 4L5 5Z', 'M6 6L7 6L7 7Z'],
			names: ['A', 'B', 'C', 'D'],
			classOf: [0, 0, -2, -1],
			classes: [{ colour: '#123456', label: hostile }],
			noDataLabel: 'no data',
			hiddenLabel: 'hidden',
			width: 720,
			height: 400
		});
		expect(svg).toContain('d="M0 0L1 0L1 1ZM2 2L3 2L3 3Z" fill="#123456"');
		expect(svg).toContain('d="M4 4L5 4L5 5Z" fill="#d9dddd"');
		expect(svg).not.toContain('<img');
	});
});
