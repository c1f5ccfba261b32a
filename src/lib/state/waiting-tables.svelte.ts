import type { BoundaryFile, OpenedTable } from '$lib/model/intake';
import { settingsFromPlan } from '$lib/pipeline/incidents/settings-from-plan';
import type { History } from './history.svelte';
import { reviewed, withPlaces, type ReviewedTable } from './reviewed-table';

/** Files that were opened and wait for the user to confirm how they are read. Choices can be taken back. */
export class WaitingTables {
	#list: ReviewedTable[] = $state.raw([]);

	constructor(private readonly history: History) {}

	get list(): readonly ReviewedTable[] {
		return this.#list;
	}

	/** Each with the settings that read it as it is planned now. */
	get confirmed(): ReviewedTable[] {
		return this.#list.map((table) => ({
			...table,
			settings: settingsFromPlan(table.plan, table.settings)
		}));
	}

	add(opened: readonly OpenedTable[]): void {
		this.#list = [...this.#list, ...opened.map(reviewed)];
	}

	/** Takes columns that name the areas of these files as places, in files where no column says where. */
	findPlaces(files: readonly BoundaryFile[]): void {
		this.#list = this.#list.map((table) => withPlaces(table, files));
	}

	/** Takes a file away. */
	remove(name: string): void {
		this.#choose(this.#list.filter(({ opened }) => opened.name !== name));
	}

	/** Changes how a file is read: parts of columns, identical rows, what is kept. */
	revise(name: string, part: Partial<Pick<ReviewedTable, 'plan' | 'settings'>>): void {
		this.#choose(
			this.#list.map((table) => (table.opened.name === name ? { ...table, ...part } : table))
		);
	}

	clear(): void {
		this.#list = [];
	}

	#choose(after: ReviewedTable[]): void {
		const before = this.#list;
		this.history.record({
			undo: () => (this.#list = before),
			redo: () => (this.#list = after)
		});
		this.#list = after;
	}
}
