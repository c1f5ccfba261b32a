import loadHighs, { type Model } from 'highs';

const highs = await loadHighs();

/**
 * An attacker who knows everything that was shown: sums of unknown non-negative counts. Asks a solver
 * for the least and the most that any other sum can be.
 */
export class Attacker {
	private readonly rows: { cells: number[]; lower: number; upper: number }[] = [];
	private readonly seen = new Set<string>();
	private model: Model | null = null;

	constructor(
		private readonly size: number,
		private readonly whole = false
	) {}

	/** The sum of these cells lies between two values (equal ones for an exact count). */
	learn(cells: number[], lower: number, upper = lower): void {
		const key = `${cells.join()}=${lower}:${upper}`;
		if (this.seen.has(key)) return;
		this.seen.add(key);
		this.rows.push({ cells, lower, upper });
		this.close();
	}

	/** Least and greatest value of the sum of these cells; null when what was shown contradicts itself. */
	bounds(cells: number[]): [number, number] | null {
		const model = (this.model ??= this.open());
		const set = (cost: number) => cells.forEach((cell) => model.changeColCost(cell, cost));
		set(1);
		const { minimize, maximize } = highs.constants.objectiveSense;
		const ends = [minimize, maximize].map((sense) => {
			model.changeObjectiveSense(sense);
			model.run();
			return model.getModelStatus() === highs.constants.modelStatus.optimal
				? model.getObjectiveValue()
				: NaN;
		});
		set(0);
		if (ends.some(Number.isNaN)) return null;
		return [Math.ceil(ends[0] - 1e-6), Math.floor(ends[1] + 1e-6)];
	}

	close(): void {
		this.model?.dispose();
		this.model = null;
	}

	private open(): Model {
		const name = (cell: number) => `x${cell}`;
		const rows = this.rows.flatMap(({ cells, lower, upper }, i) => {
			const sum = cells.map(name).join(' + ');
			if (lower === upper) return [`e${i}: ${sum} = ${lower}`];
			return [
				`l${i}: ${sum} >= ${lower}`,
				...(upper === Infinity ? [] : [`u${i}: ${sum} <= ${upper}`])
			];
		});
		const all = Array.from({ length: this.size }, (_, cell) => name(cell));
		const text = [
			'Minimize',
			`obj: ${all.map((cell) => `0 ${cell}`).join(' + ')}`,
			'Subject To',
			...(rows.length ? rows : ['none: x0 >= 0']),
			'Bounds',
			...all.map((cell) => `0 <= ${cell} <= 1000000`),
			...(this.whole ? ['Generals', all.join(' ')] : []),
			'End'
		].join('\n');
		const model = highs.createModel({ format: 'lp', data: text });
		model.options.set('output_flag', false);
		return model;
	}
}
