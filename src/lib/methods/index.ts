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

/** Every methods page by title. The Markdown files beside this one are the pages; there is no other list. */
export const methodsPages: MethodsPage[] = Object.entries(modules)
	.map(([path, page]) => ({ slug: path.slice(2, -3), ...page }))
	.sort((a, b) => a.title.localeCompare(b.title));
