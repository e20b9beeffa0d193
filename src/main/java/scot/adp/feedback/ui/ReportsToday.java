package scot.adp.feedback.ui;

import java.util.List;

import com.vaadin.flow.component.html.Span;
import org.springframework.stereotype.Component;
import scot.adp.feedback.ProblemReports;
import scot.adp.feedback.ReportState;
import scot.adp.identity.Members;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Reminds the support team of problems that nobody answered yet. */
@Component
class ReportsToday implements WorkItems {

	private final ProblemReports reports;

	private final Members members;

	ReportsToday(ProblemReports reports, Members members) {
		this.reports = reports;
		this.members = members;
	}

	@Override
	public Found mine(boolean wholeTeam, int limit) {
		int open = members.me().supportTeam() ? reports.count(ReportState.OPEN) : 0;
		return (open == 0) ? Found.NONE
				: new Found(List.of(new WorkItem(text("reports.title"), text("reports.today", open),
						text("reports.today.detail"), null, null, null, text("reports.today.verb"), "problem-reports")),
						1);
	}

	private static String text(String key, Object... parameters) {
		return new Span().getTranslation(key, parameters);
	}

}
