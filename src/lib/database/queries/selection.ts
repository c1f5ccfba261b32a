/** Which incidents a count is about. */
export interface Selection {
	/** For category column i, the codes that are kept; -1 stands for missing. Absent: all. */
	codes: Map<number, number[]>;
	/** First and last day, both included; null: no limit. With a limit, incidents without a date are left out. */
	days: { from: number | null; to: number | null };
	/** Only incidents of this area; null: all. */
	area: number | null;
}

/** A selection as a condition, with the values to bind. All are numbers of ours, none a text of the user's. */
export function selectionCondition(
	selection: Selection,
	except: number | null = null
): { condition: string; values: number[] } {
	const parts: string[] = [];
	const values: number[] = [];
	for (const [column, codes] of selection.codes) {
		if (column === except) continue;
		parts.push(
			`coalesce(k${column}, -1) IN (${codes.map(() => '?::INTEGER').join(', ') || 'NULL'})`
		);
		values.push(...codes);
	}
	const limit = (sql: string, value: number | null) => {
		if (value === null) return;
		parts.push(sql);
		values.push(value);
	};
	limit('day >= ?::INTEGER', selection.days.from);
	limit('day <= ?::INTEGER', selection.days.to);
	limit('area = ?::INTEGER', selection.area);
	return { condition: parts.length ? parts.join(' AND ') : 'true', values };
}
