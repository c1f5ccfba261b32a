import { error } from '@sveltejs/kit';
import { methodsPages } from '$lib/methods';

export const entries = () => methodsPages.map(({ slug }) => ({ page: slug }));

export function load({ params }: { params: { page: string } }) {
	const page = methodsPages.find(({ slug }) => slug === params.page);
	if (!page) error(404);
	return { page };
}
