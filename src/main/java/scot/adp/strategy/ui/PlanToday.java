package scot.adp.strategy.ui;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.shell.spi.WorkItems;
import scot.adp.strategy.PlanConflicts;

/** Tells the support team where a plan's file and what was changed here disagree. */
@Configuration(proxyBeanMethods = false)
class PlanToday {

	@Bean
	WorkItems openConflicts(PlanConflicts conflicts) {
		return WorkItems.reminder(reader -> reader.may("strategy.plan-conflict.resolve"), () -> conflicts.open().size(),
				"conflicts.work", "plan-conflicts");
	}

}
