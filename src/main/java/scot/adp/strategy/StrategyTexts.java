package scot.adp.strategy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.platform.TextPlaces.Facts;

/** What this module's rows with words of people are, and what they are about. */
@Configuration(proxyBeanMethods = false)
class StrategyTexts {

	@Bean
	Facts strategyTextFacts() {
		return Facts.of("strategy")
			.kind("update", "progress_update")
			.kind("milestone", "milestone_move", "former_milestone")
			.kind("help", "help_request")
			.kind("action", "action_version", "plan_conflict", "action_ending")
			.kind("plan", "priority", "outcome", "outcome_part", "area", "principle", "principle_item")
			.kind("plan-file", "plan_version")
			.neverWhole("plan_version")
			.about("'action ' || t.plan || '/' || t.code", "action")
			.about("""
					(select 'action ' || a.plan || '/' || a.code from strategy.milestone m
					    join strategy.action a on a.id = m.action where m.id = t.milestone)""", "milestone_move",
					"former_milestone")
			.aboutBy("action", """
					(select 'action ' || a.plan || '/' || a.code from strategy.action a where a.id = t.action)""")
			.aboutBy("plan", "'plan ' || t.plan");
	}

}
