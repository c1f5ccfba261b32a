import type { AreaFeatures, Areas } from '$lib/model/areas';

/** Areas whose outlines travel as text in one buffer, which moves instead of being copied. */
export interface PackedAreas extends Omit<Areas, 'features'> {
	outlines: ArrayBuffer;
}

const written = new WeakMap<AreaFeatures, Uint8Array>();

/** Packs areas for the way to the page. */
export function packAreas({ features, ...areas }: Areas): PackedAreas {
	const text = written.get(features) ?? new TextEncoder().encode(JSON.stringify(features));
	written.set(features, text);
	return { ...areas, outlines: text.slice().buffer };
}

/** Areas as they were. Their outlines are read when they are first asked for: not every page draws them. */
export function unpackAreas({ outlines, ...areas }: PackedAreas): Areas {
	let features: AreaFeatures | null = null;
	const blob = new Blob([outlines], { type: 'application/geo+json' });
	return {
		...areas,
		address: URL.createObjectURL(blob),
		get features() {
			features ??= JSON.parse(new TextDecoder().decode(outlines)) as AreaFeatures;
			return features;
		}
	};
}
