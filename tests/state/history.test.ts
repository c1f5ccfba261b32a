import { describe, expect, it } from 'vitest';
import { projectSchema } from '$lib/model/project';
import { History } from '$lib/state/history.svelte';
import { ProjectState } from '$lib/state/project-state.svelte';

describe('the history of choices', () => {
	it('takes back and makes again the choices of every holder, in the order they were made', () => {
		const history = new History();
		const state = new ProjectState(history);
		let columns = 'as guessed';
		state.change({ filter: { form: ['a'] } });
		columns = 'as chosen';
		history.record({
			undo: () => (columns = 'as guessed'),
			redo: () => (columns = 'as chosen')
		});
		state.look({ layer: 'hexagons' });

		history.undo();
		expect(state.view.layer).toBe('areas');
		history.undo();
		expect([columns, state.project.filter]).toEqual(['as guessed', { form: ['a'] }]);
		history.undo();
		expect(state.project.filter).toEqual({});
		expect(history.canUndo).toBe(false);
		for (let i = 0; i < 4; i++) history.redo();
		expect([columns, state.view.layer, history.canRedo]).toEqual(['as chosen', 'hexagons', false]);
	});

	it('forgets what was taken back once another choice is made', () => {
		const state = new ProjectState();
		state.change({ filter: { form: ['a'] } });
		state.undo();
		state.change({ filter: { form: ['b'] } });
		expect(state.canRedo).toBe(false);
		state.undo();
		expect(state.project.filter).toEqual({});
	});

	it('keeps the last hundred choices and none about other data', () => {
		const state = new ProjectState();
		for (let i = 0; i < 120; i++) state.change({ filter: { form: [String(i)] } });
		for (let i = 0; i < 120; i++) state.undo();
		expect(state.project.filter).toEqual({ form: ['19'] });
		state.redo();
		state.open(projectSchema.parse({ version: 1 }));
		expect([state.canUndo, state.canRedo]).toEqual([false, false]);
	});
});
