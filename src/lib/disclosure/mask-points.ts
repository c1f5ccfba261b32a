/** How far points are moved: at least `innerMetres`, at most `outerMetres` where enough people live. */
export interface MaskSettings {
	innerMetres: number;
	outerMetres: number;
	/** The ring between must hold this many residents where their density is known. */
	minimumResidents: number;
}

const METRES_PER_DEGREE = 111_195;

/**
 * Moves points to a random place in a ring around each (donut masking; Hampton et al. 2010), uniform by
 * area. The same place is always moved to the same point, so that repeats cannot be averaged to find it.
 * What would undo the moves is the draws that this object holds: let go of it once all points are moved.
 */
export class PointMask {
	#draws = new Map<string, [distance: number, bearing: number]>();

	/** @param uniform numbers in [0, 1) that nobody can foresee or draw again */
	constructor(private readonly uniform: () => number) {}

	/**
	 * Longitudes and latitudes interleaved, in and out; NaN stays. `residentsPerSquareKm`, one a point
	 * (NaN: unknown), widens the ring where few people live.
	 */
	move(
		points: Float64Array,
		residentsPerSquareKm: Float64Array | null,
		settings: MaskSettings
	): Float64Array {
		const masked = new Float64Array(points.length);
		const inner = settings.innerMetres;
		for (let i = 0; i < points.length; i += 2) {
			const [near, turn] = this.#drawFor(points[i], points[i + 1]);
			const outer = outerRadius(settings, residentsPerSquareKm?.[i / 2] ?? NaN);
			const distance = Math.sqrt(inner ** 2 + near * (outer ** 2 - inner ** 2));
			const bearing = 2 * Math.PI * turn;
			const north = (distance * Math.cos(bearing)) / METRES_PER_DEGREE;
			const shrink = Math.max(0.01, Math.cos((points[i + 1] * Math.PI) / 180));
			const east = (distance * Math.sin(bearing)) / METRES_PER_DEGREE / shrink;
			masked[i] = ((((points[i] + east + 180) % 360) + 360) % 360) - 180;
			masked[i + 1] = Math.max(-90, Math.min(90, points[i + 1] + north));
		}
		return masked;
	}

	#drawFor(longitude: number, latitude: number): [distance: number, bearing: number] {
		const place = `${longitude} ${latitude}`;
		const draw = this.#draws.get(place) ?? [this.uniform(), this.uniform()];
		this.#draws.set(place, draw);
		return draw;
	}
}

/** The furthest that a point in the sparsest places is moved. */
const furthestMetres = 50_000;

/** The radius whose ring holds the residents asked for, at least the one given. */
function outerRadius(
	{ innerMetres, outerMetres, minimumResidents }: MaskSettings,
	density: number
) {
	if (!(density > 0)) return outerMetres;
	const needed = (minimumResidents / density) * 1e6;
	const radius = Math.sqrt(innerMetres ** 2 + needed / Math.PI);
	return Math.max(outerMetres, Math.min(furthestMetres, radius));
}

/** Points moved to the middle of a cell of the given width in degrees, as published grids do. Interleaved; NaN stays. */
export function snapPoints(points: Float64Array, degrees: number): Float64Array {
	return points.map((value, i) => {
		const last = (i % 2 ? 90 : 180) - degrees / 2;
		const middle = (Math.floor(value / degrees) + 0.5) * degrees;
		return Math.max(-last, Math.min(last, middle));
	});
}
