/** A methods page: its address, its title (the first heading) and its content as markup made at build time. */
export interface MethodsPage {
	slug: string;
	title: string;
	/** The first paragraph, as plain text. */
	summary: string;
	markup: string;
}

const modules = import.meta.glob<Omit<MethodsPage, 'slug'>>('./*.md', {
	eager: true,
	import: 'default'
});

/** Every methods page by title: the Markdown files beside this one. */
export const methodsPages: MethodsPage[] = Object.entries(modules)
	.map(([path, page]) => ({ slug: path.slice(2, -3), ...page }))
	.sort((a, b) => a.title.localeCompare(b.title));

/** The page of the dashboard where a method's numbers stand. */
export type MethodsUse = 'explore' | 'trends' | 'plan' | 'evaluate' | 'data';

/** The methods by the page where they are used, in the order in which a reader needs them. */
const uses: Record<MethodsUse, readonly string[]> = {
	explore: ['rates', 'hot-spots', 'local-moran', 'scan', 'emerging'],
	trends: ['trends', 'alerts', 'nowcast', 'forecast', 'predict'],
	plan: [
		...['need', 'underreporting', 'multiple-systems', 'allocation'],
		...['sites', 'robustness', 'fairness']
	],
	evaluate: ['evaluation', 'indicators'],
	data: ['disclosure', 'anonymity', 'differential-privacy']
};

/** Every methods page under the page of the dashboard that it belongs to. */
export const methodsByUse = (Object.keys(uses) as MethodsUse[]).map((use) => ({
	use,
	pages: uses[use].flatMap((slug) => methodsPages.filter((page) => page.slug === slug))
}));
