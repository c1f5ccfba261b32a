import { createRandom } from '$lib/numeric/random';

/** How far points are moved: at least `innerMetres`, at most the outer radius. */
export interface MaskSettings {
	innerMetres: number;
	outerMetres: number;
	/** The ring between must hold this many residents where their density is known. */
	minimumResidents: number;
}

const METRES_PER_DEGREE = 111_195;

/**
 * Moves points to a random place in a ring around each (donut masking; Hampton et al. 2010), uniform
 * by area. The displacement is keyed to the place and `secret`, so the same place is always moved to
 * the same point: repeats cannot be averaged to find it. Keep the secret with the data, never in a
 * project. `residentsPerSquareKm`, one a point (NaN: unknown), widens the ring where few people live.
 * Longitudes and latitudes interleaved, in and out; NaN stays.
 */
export function maskPoints(
	points: Float64Array,
	residentsPerSquareKm: Float64Array | null,
	secret: number,
	settings: MaskSettings
): Float64Array {
	const masked = new Float64Array(points.length);
	const words = new Uint32Array(4);
	const place = new Float64Array(words.buffer);
	for (let i = 0; i < points.length; i += 2) {
		place[0] = points[i];
		place[1] = points[i + 1];
		const random = createRandom(secret, ...words);
		const inner = settings.innerMetres;
		const outer = outerRadius(settings, residentsPerSquareKm?.[i / 2] ?? NaN);
		const distance = Math.sqrt(inner ** 2 + random.uniform() * (outer ** 2 - inner ** 2));
		const bearing = 2 * Math.PI * random.uniform();
		const north = (distance * Math.cos(bearing)) / METRES_PER_DEGREE;
		const shrink = Math.max(0.01, Math.cos((points[i + 1] * Math.PI) / 180));
		const east = (distance * Math.sin(bearing)) / METRES_PER_DEGREE / shrink;
		masked[i] = ((((points[i] + east + 180) % 360) + 360) % 360) - 180;
		masked[i + 1] = Math.max(-90, Math.min(90, points[i + 1] + north));
	}
	return masked;
}

/** The radius whose ring holds the residents asked for, at least the one given. */
function outerRadius(
	{ innerMetres, outerMetres, minimumResidents }: MaskSettings,
	density: number
) {
	if (!(density > 0)) return outerMetres;
	const needed = (minimumResidents / density) * 1e6;
	return Math.max(outerMetres, Math.sqrt(innerMetres ** 2 + needed / Math.PI));
}

/** Points moved to the middle of a cell of the given width in degrees, as published grids do. */
export function snapPoints(points: Float64Array, degrees: number): Float64Array {
	return points.map((value) => (Math.floor(value / degrees) + 0.5) * degrees);
}
