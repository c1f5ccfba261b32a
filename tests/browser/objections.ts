import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** WCAG 2.2 AA, and what is good practice besides. */
export const goodPractice = [...wcag, 'best-practice'];

/**
 * Waits until no colour is on its way to another, on a busy machine too; from the top of the page,
 * since what is scrolled halfway under its header would count as too small to hit.
 */
async function settled(page: Page): Promise<void> {
	await page.evaluate(async () => {
		window.scrollTo(0, 0);
		// A new theme or size is on its way until two frames were drawn: then its transitions run.
		for (let frame = 0; frame < 2; frame++)
			await new Promise((resolve) => requestAnimationFrame(resolve));
		const running = document.getAnimations().filter((each) => each instanceof CSSTransition);
		await Promise.allSettled(running.map((each) => each.finished));
	});
}

/**
 * What axe finds against WCAG 2.2 AA in a part of the page, in one line each, once it stands still.
 * @param tags what to hold it to, where not to WCAG 2.2 AA alone
 * @param rules these rules alone
 */
export async function objections(
	page: Page,
	{
		within = 'html',
		tags = wcag,
		rules
	}: { within?: string; tags?: string[]; rules?: string[] } = {}
): Promise<string[]> {
	await settled(page);
	// In the page itself, and without a list of all that holds: the same findings in a third of the time.
	const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
	const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(tags))
		.include(within)
		// The brief inside the Report page is a document of its own, looked at in `brief.test.ts`.
		.exclude('iframe')
		.analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(
			({ target, failureSummary }) =>
				`${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]}`
		)
	);
}
