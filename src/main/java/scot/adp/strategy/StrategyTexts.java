package scot.adp.strategy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.platform.TextPlaces;
import scot.adp.platform.TextPlaces.Table;

/** Where this module keeps what people wrote. */
@Configuration(proxyBeanMethods = false)
class StrategyTexts {

	private static final String OF_ACTION = """
			(select 'action ' || a.plan || '/' || a.code from strategy.action a where a.id = t.action)""";

	private static final String OF_PLAN = "'plan ' || t.plan";

	private static final String BY_PLAN_AND_CODE = "t.plan || '/' || t.code";

	@Bean
	TextPlaces strategyTextPlaces(JdbcClient jdbc) {
		return new TextPlaces(jdbc,
				Table.of("strategy.progress_update", "update", OF_ACTION, "what_happened", "next_step", "evidence_link")
					.written("t.recorded_by_name", "t.recorded_at"),
				Table
					.of("strategy.update_draft", "draft", OF_ACTION, "what_happened", "next_step", "evidence_link",
							"help_words")
					.keyed("t.account || '/' || t.action")
					.written(null, "t.saved_at"),
				Table.of("strategy.board_line", "board-line", OF_ACTION, "words")
					.written("t.written_by_name", "t.written_at"),
				Table.of("strategy.note", "note", OF_ACTION, "words").written("t.written_by_name", "t.written_at"),
				Table.of("strategy.milestone", "milestone", OF_ACTION, "title", "dropped_reason").counted(),
				Table.of("strategy.milestone_move", "milestone", """
						(select 'action ' || a.plan || '/' || a.code from strategy.milestone m
						    join strategy.action a on a.id = m.action where m.id = t.milestone)""", "reason")
					.written("t.moved_by_name", "t.moved_at"),
				Table.of("strategy.help_request", "help", OF_ACTION, "words", "answer")
					.written("t.asked_by_name", "t.asked_at")
					.counted(),
				Table
					.of("strategy.decision", "decision",
							"'decision ' || t.group_code || ' ' || t.held_on || '/' || t.number", "words", "decided")
					.written("t.recorded_by_name", "t.recorded_at")
					.counted(),
				Table.of("strategy.question", "question", OF_ACTION, "words", "answer")
					.written("t.asked_by_name", "t.asked_at")
					.counted(),
				Table.of("strategy.evidence", "evidence", OF_ACTION, "title", "link", "file_name", "removed_reason")
					.written("t.added_by_name", "t.added_at"),
				Table
					.of("strategy.action", "action", "'action ' || t.plan || '/' || t.code", "title", "published_text",
							"grouping_title", "source_note", "local_response", "withdrawn_reason")
					.counted(),
				Table.of("strategy.plan", "plan", "'plan ' || t.code", "title", "vision").keyed("t.code").counted(),
				Table.of("strategy.plan_version", "plan-file", OF_PLAN, "content")
					.keyed("t.plan || '/' || t.version")
					.written(null, "t.loaded_at")
					.neverWhole(),
				Table.of("strategy.priority", "plan", OF_PLAN, "title", "aim").keyed(BY_PLAN_AND_CODE),
				Table.of("strategy.outcome", "plan", OF_PLAN, "title", "published_text").keyed(BY_PLAN_AND_CODE),
				Table.of("strategy.outcome_part", "plan", OF_PLAN, "title").keyed(BY_PLAN_AND_CODE),
				Table.of("strategy.area", "plan", OF_PLAN, "title")
					.keyed("t.plan || '/' || t.priority || '/' || t.position"),
				Table.of("strategy.principle", "plan", OF_PLAN, "title").keyed(BY_PLAN_AND_CODE),
				Table.of("strategy.principle_item", "plan", OF_PLAN, "title").keyed(BY_PLAN_AND_CODE));
	}

}
