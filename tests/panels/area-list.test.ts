import { expect, it } from 'vitest';
import { joinNames, splitNames } from '$lib/panels/plan/area-list';

it.each([
	[['California', 'Texas']],
	[['Orange, CA', 'Orange, FL']],
	[['Orange, CA']],
	[['37051']],
	[[]]
])('reads %j back from one field', (names) => expect(splitNames(joinNames(names))).toEqual(names));
