import { distance, length } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { flowArcs, sumFlows, topFlows } from '$lib/spatial/flows';

// New York, London, Auckland, Santiago, an unknown place, and the antipode of London.
const centres = Float64Array.of(
	-74,
	40.7,
	-0.1,
	51.5,
	174.8,
	-36.9,
	-70.7,
	-33.4,
	NaN,
	NaN,
	179.9,
	-51.5
);

describe('flows', () => {
	it('are summed by pair, the largest first, unknown places passed over', () => {
		const from = Int32Array.of(0, 0, 1, 2, -1, 0, 3);
		const to = Int32Array.of(1, 1, 0, 3, 0, -1, 3);
		expect(sumFlows(from, to)).toEqual([
			{ from: 0, to: 1, count: 2 },
			{ from: 1, to: 0, count: 1 },
			{ from: 2, to: 3, count: 1 },
			{ from: 3, to: 3, count: 1 }
		]);
		expect(sumFlows(from, to, Float64Array.of(1, 2, 9, 1, 1, 1, 1))[0]).toEqual({
			from: 1,
			to: 0,
			count: 9
		});
		expect(sumFlows(new Int32Array(0), new Int32Array(0))).toEqual([]);
	});

	it('are ranked between different places, hidden counts left out', () => {
		const flows = [
			{ from: 0, to: 0, count: 50 },
			{ from: 0, to: 1, count: 20 },
			{ from: 1, to: 2, count: NaN },
			{ from: 2, to: 0, count: 30 },
			{ from: 2, to: 1, count: 0 }
		];
		expect(topFlows(flows, 2)).toEqual([flows[3], flows[1]]);
		expect(topFlows(flows, 9).length).toBe(2);
	});

	it('follow the great circle and are as long as it', () => {
		const [arc] = flowArcs([{ from: 0, to: 1, count: 3 }], centres).features;
		expect(arc.properties).toEqual({ from: 0, to: 1, count: 3, rank: 1 });
		expect(length(arc) / distance([-74, 40.7], [-0.1, 51.5])).toBeCloseTo(1, 3);
		const north = Math.max(...(arc.geometry.coordinates as number[][]).map(([, y]) => y));
		expect(north).toBeGreaterThan(51.9);
	});

	it('split at the antimeridian', () => {
		const [arc] = flowArcs([{ from: 2, to: 3, count: 1 }], centres).features;
		expect(arc.geometry.type).toBe('MultiLineString');
		for (const line of arc.geometry.coordinates as number[][][])
			for (let i = 1; i < line.length; i++)
				expect(Math.abs(line[i][0] - line[i - 1][0])).toBeLessThan(180);
	});

	it('have no arc where a place is unknown or the same, and a line between opposite ends', () => {
		const flows = [
			{ from: 0, to: 4, count: 1 },
			{ from: 0, to: 0, count: 1 },
			{ from: 1, to: 5, count: 1 }
		];
		const { features } = flowArcs(flows, centres);
		expect(features.length).toBe(1);
		expect(features[0].geometry.type).toBe('LineString');
	});
});
