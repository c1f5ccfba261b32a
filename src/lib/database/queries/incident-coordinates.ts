import type { Query } from '$lib/model/engine';
import type { Step } from '$lib/model/period';
import { periodExpression } from './period-expression';
import { selectionCondition, type Selection } from './selection';

/** Coordinates of the incidents numbered `from` up to but not `to`. Columns: `row`, `longitude`, `latitude`. */
export function incidentCoordinates(from: number, to: number): Query {
	return {
		sql: `SELECT row, longitude, latitude FROM incidents
WHERE longitude IS NOT NULL AND row >= ?::INTEGER AND row < ?::INTEGER`,
		values: [from, to]
	};
}

/**
 * Coordinates, period and count of the selected incidents numbered `from` up to but not `to`. Columns:
 * `longitude`, `latitude`, `period`, and `count` where rows carry counts.
 */
export function selectedCoordinates(
	from: number,
	to: number,
	step: Step,
	selection: Selection,
	counted: boolean
): Query {
	const { condition, values } = selectionCondition(selection);
	return {
		sql: `SELECT longitude, latitude, ${periodExpression(step)} AS period${counted ? ', count' : ''}
FROM incidents WHERE longitude IS NOT NULL AND row >= ?::INTEGER AND row < ?::INTEGER AND ${condition}`,
		values: [from, to, ...values]
	};
}

/** The box of all coordinates, one row: `west`, `south`, `east`, `north`; NaN without any. */
export function coordinateBox(): Query {
	return {
		sql: `SELECT min(longitude) AS west, min(latitude) AS south, max(longitude) AS east, max(latitude) AS north
FROM incidents`,
		values: []
	};
}
