import type { ForecastValues } from '$lib/model/forecast';
import { tableQuantile, tabulate } from './scores/tabulate';

/** Medians and intervals of negative binomial forecasts of the given means and sizes. */
export function forecastValues(mean: Float64Array, size: Float64Array): ForecastValues {
	const column = () => new Float64Array(mean.length);
	const values: ForecastValues = {
		mean,
		size,
		median: column(),
		lower50: column(),
		upper50: column(),
		lower90: column(),
		upper90: column()
	};
	for (let i = 0; i < mean.length; i++) {
		const table = tabulate(mean[i], size[i]);
		values.median[i] = tableQuantile(table, 0.5);
		values.lower50[i] = tableQuantile(table, 0.25);
		values.upper50[i] = tableQuantile(table, 0.75);
		values.lower90[i] = tableQuantile(table, 0.05);
		values.upper90[i] = tableQuantile(table, 0.95);
	}
	return values;
}
