package scot.adp.feedback.ui;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.feedback.ProblemReports;
import scot.adp.identity.Caller;
import scot.adp.shell.spi.WorkItems;

/** Reminds the support team of problems that nobody answered yet. */
@Configuration(proxyBeanMethods = false)
class ReportsToday {

	@Bean
	WorkItems openReports(ProblemReports reports) {
		return WorkItems.reminder(Caller::supportTeam, () -> reports.count(ProblemReports.State.OPEN), "reports.work",
				"problem-reports");
	}

}
