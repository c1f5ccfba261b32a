/** Mean counts a period at which one class of size ends and the next begins: each four times the last. */
const BOUNDS = [0.125, 0.5, 2, 8, 32, 128, 512];

/** How many classes there are. */
export const SIZE_CLASSES = BOUNDS.length + 1;

/** The class of every area by its mean count of the periods known at `end`; missing ones are passed over. */
export function sizeClasses(
	counts: Float64Array,
	areas: number,
	length: number,
	end: number
): Uint8Array {
	return Uint8Array.from({ length: areas }, (_, area) => {
		let [sum, known] = [0, 0];
		for (let t = 0; t < end; t++) {
			const y = counts[area * length + t];
			if (Number.isNaN(y)) continue;
			sum += y;
			known++;
		}
		const mean = known ? sum / known : 0;
		return BOUNDS.filter((bound) => mean >= bound).length;
	});
}
