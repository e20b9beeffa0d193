package scot.adp.treatment.ui;

import java.util.ArrayList;

import org.springframework.stereotype.Component;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.MatAssessments;
import scot.adp.treatment.MatDocuments;

/**
 * Documents of the own units that nobody looked at in time, and standards that wait for
 * the lead to confirm them.
 */
@Component
class MatToday implements WorkItems {

	private final MatDocuments documents;

	private final MatAssessments assessments;

	MatToday(MatDocuments documents, MatAssessments assessments) {
		this.documents = documents;
		this.assessments = assessments;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("treatment.mat.document")) {
			MatDocuments.Owed owed = documents.owed();
			if (owed.overdue() > 0 && owed.since() != null) {
				items.add(WorkItem.plain(Words.of("mat.work"), Words.of("mat.work.overdue", owed.overdue()),
						Words.of("mat.work.overdue.detail", Dates.full(owed.since())), Words.of("mat.work.verb"),
						MatDocumentsView.ROUTE + "?list=OVERDUE"));
			}
		}
		if (asked.reader().may("treatment.mat.confirm")) {
			assessments.toConfirm()
				.forEach((cycle,
						number) -> items.add(WorkItem.plain(Words.of("mat.work"), Words.of("mat.work.confirm", number),
								Words.of("mat.work.confirm.detail", cycle), Words.of("mat.work.confirm.verb"),
								"%s?of=%s".formatted(MatPage.ROUTE, cycle))));
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 36;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
