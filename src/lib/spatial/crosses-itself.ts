import Flatbush from 'flatbush';
import type { Position } from 'geojson';

/**
 * Whether two sides of a closed ring cross, other than at corners they share. Such a ring is read by the
 * even-odd rule, which may leave out what was meant to be inside. Turf's `kinks` compares every pair of
 * sides; this looks only at those whose boxes meet.
 */
export function crossesItself(ring: Position[]): boolean {
	const sides = ring.length - 1;
	if (sides < 4) return false;
	const boxes = new Flatbush(sides);
	for (let i = 0; i < sides; i++) {
		const [a, b] = [ring[i], ring[i + 1]];
		boxes.add(
			Math.min(a[0], b[0]),
			Math.min(a[1], b[1]),
			Math.max(a[0], b[0]),
			Math.max(a[1], b[1])
		);
	}
	boxes.finish();
	for (let i = 0; i < sides; i++) {
		const [a, b] = [ring[i], ring[i + 1]];
		const crossed = boxes.search(
			Math.min(a[0], b[0]),
			Math.min(a[1], b[1]),
			Math.max(a[0], b[0]),
			Math.max(a[1], b[1]),
			(j) => j > i + 1 && cross(a, b, ring[j], ring[j + 1])
		);
		if (crossed.length > 0) return true;
	}
	return false;
}

/** Whether two segments cross inside both. */
function cross(a: Position, b: Position, c: Position, d: Position): boolean {
	return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Positive where `point` lies left of the line from `a` to `b`, negative right, zero on it. */
function side(a: Position, b: Position, point: Position): number {
	return Math.sign((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]));
}
