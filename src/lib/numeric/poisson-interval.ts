import { gammaQuantile } from './gamma';

/**
 * The exact interval of a Poisson mean from a count (Garwood 1936): no more than `1 - level` of such
 * intervals miss the mean. Divide both ends by the person-time for a rate. Counts need not be whole
 * (the gamma interval of Dobson 1991 then); NaN gives NaN.
 */
export function poissonInterval(count: number, level = 0.95): { lower: number; upper: number } {
	if (!(count >= 0)) return { lower: NaN, upper: NaN };
	const tail = (1 - level) / 2;
	return {
		lower: count === 0 ? 0 : gammaQuantile(tail, count),
		upper: gammaQuantile(tail, count + 1, true)
	};
}
