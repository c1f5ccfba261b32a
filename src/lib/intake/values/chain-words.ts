import { chainSteps, type ChainStep } from '$lib/model/indicators';
import { fold } from './fold';

/** Words for each step, folded: English, Spanish, French, Portuguese, Arabic. */
const stepWords: Record<ChainStep, string[]> = {
	identified:
		'identified|identification|detected|recorded|presumed victim|identificado|identificada|identificacion|identifie|identifiee|identificacao|محدد الهوية|تم التعرف'.split(
			'|'
		),
	referred:
		'referred|referral|derivado|derivada|derivacion|oriente|orientee|orientation|encaminhado|encaminhada|encaminhamento|احيل|احالة'.split(
			'|'
		),
	supported:
		'supported|support|assisted|assistance|in support|apoyado|apoyada|asistido|asistida|asistencia|pris en charge|prise en charge|assiste|assistee|apoiado|apoiada|assistido|assistida|apoio|مدعوم|دعم'.split(
			'|'
		),
	investigated:
		'investigated|investigation|under investigation|investigado|investigada|investigacion|enquete|en enquete|investigacao|تحقيق|قيد التحقيق'.split(
			'|'
		),
	prosecuted:
		'prosecuted|prosecution|charged|in court|acusado|acusada|procesado|procesada|poursuivi|poursuivie|poursuites|acusacao|processado|ملاحقة|ملاحقة قضائية'.split(
			'|'
		),
	convicted:
		'convicted|conviction|condenado|condenada|condena|condamne|condamnee|condamnation|condenacao|ادانة|مدان'.split(
			'|'
		)
};

const stepOfWord = new Map(
	chainSteps.flatMap((step) => stepWords[step].map((word) => [fold(word), step] as const))
);

/** The step of the chain that a value names, or null. */
export function chainStepOf(text: string): ChainStep | null {
	return stepOfWord.get(fold(text)) ?? null;
}
