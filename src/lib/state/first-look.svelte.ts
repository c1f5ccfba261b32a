import type { Areas } from '$lib/model/areas';
import type { ExploreRequest, ExploreView } from '$lib/model/explore';
import type { LoadOptions } from '$lib/pipeline/desk';
import type { Protected } from '$lib/model/protected';

/** How long reading waits for the map of a first view, which it would slow down, in milliseconds. */
const longestWait = 8000;

/** What there is to look at of data that are still being loaded. */
export class FirstLook {
	/** Null before and after. */
	view: Protected<ExploreView> | null = $state.raw(null);
	/** The areas of `view`, until the data are loaded. */
	areas: Areas | null = $state.raw(null);
	/** Whether it is of made-up data. */
	synthetic = $state(false);
	/** Called when a map has drawn what it was given. */
	drawn: () => void = () => undefined;

	/**
	 * Shows a view of areas, in place of what is drawn of others; resolves when a map has drawn it, or none is
	 * likely to.
	 */
	show(
		view: Protected<ExploreView>,
		areas: Areas | null,
		synthetic: boolean,
		before: Areas | null = null
	): Promise<void> {
		if (areas) shareOutlines(areas, before);
		this.areas = areas;
		this.view = view;
		this.synthetic = synthetic;
		return new Promise((resolve) => {
			this.drawn = resolve;
			setTimeout(resolve, longestWait);
		});
	}

	/**
	 * Asks a load for a first map, and shows it in place of what is drawn of the areas `before`. `told` is called
	 * when it is there.
	 */
	ahead(
		first: ExploreRequest,
		synthetic: boolean,
		before: () => Areas | null,
		told: () => void
	): Pick<LoadOptions, 'first' | 'onFirst'> {
		const onFirst: LoadOptions['onFirst'] = ({ view, areas }) => {
			const drawn = this.show(view, areas, synthetic, before());
			told();
			return drawn;
		};
		return { first, onFirst };
	}

	/** Takes it away. */
	end(): void {
		this.view = this.areas = null;
	}
}

/** Where a map has the outlines of the same areas already, it need not read them again: others have other centres. */
export function shareOutlines(areas: Areas, drawn: Areas | null): void {
	if (!drawn || JSON.stringify(areas.ids) !== JSON.stringify(drawn.ids)) return;
	const isMoved = areas.centres.some((value, i) => Math.abs(value - drawn.centres[i]) > 1e-9);
	if (!isMoved) areas.address = drawn.address;
}
