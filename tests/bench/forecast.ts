import { forecastPanel } from '../../src/lib/forecasting/forecast-panel';
import type { Panel } from '../../src/lib/model/panel';
import { forecastSchema } from '../../src/lib/model/settings/forecast';
import { drawNegativeBinomial, drawNormal } from '../../src/lib/numeric/draws';
import { createRandom } from '../../src/lib/numeric/random';
import type { Bench, Row } from './run';

function simulate(areas: number, length: number): Panel {
	const random = createRandom(1);
	const counts = new Float64Array(areas * length);
	for (let a = 0; a < areas; a++) {
		const level = 0.5 + drawNormal(random);
		for (let t = 0; t < length; t++)
			counts[a * length + t] = drawNegativeBinomial(
				Math.exp(level + 0.4 * Math.cos((2 * Math.PI * t) / 12)),
				8,
				random
			);
	}
	const ids = Array.from({ length: areas }, (_, a) => String(a));
	return {
		areaIds: ids,
		areaNames: ids,
		periods: { step: 'month', first: 480, length },
		counts,
		population: null,
		incompleteLast: 0
	};
}

function seconds(areas: number, length: number): number {
	const panel = simulate(areas, length);
	const from = performance.now();
	forecastPanel({ panel, neighbours: null, settings: forecastSchema.parse({}) });
	return (performance.now() - from) / 1000;
}

/** How long it takes to try every forecast on the past, and how that grows. */
const bench: Bench = {
	name: 'Forecasts: back-test of all models from 12 origins',
	async run() {
		seconds(1, 60);
		const rows: Row[] = [
			[1, 120],
			[400, 60],
			[400, 120],
			[800, 120],
			[3100, 120]
		].map(([areas, length]) => {
			const value = seconds(areas, length);
			const bar = areas === 1 ? 0.3 : areas === 3100 ? 60 : null;
			return {
				name: `${areas} areas × ${length} months`,
				value,
				unit: 's',
				...(bar === null ? {} : { bar: `under ${bar} s`, ok: value < bar })
			};
		});
		return rows;
	}
};

export default bench;
