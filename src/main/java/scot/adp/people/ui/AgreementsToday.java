package scot.adp.people.ui;

import org.springframework.stereotype.Component;
import scot.adp.people.AgreementState;
import scot.adp.people.SharingAgreementView;
import scot.adp.people.SharingAgreements;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** Agreements that wait for the reader's organisation: to be confirmed or reviewed. */
@Component
class AgreementsToday implements WorkItems {

	private final SharingAgreements agreements;

	AgreementsToday(SharingAgreements agreements) {
		this.agreements = agreements;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("people.agreement.record")) {
			return Work.NONE;
		}
		var items = agreements.due()
			.stream()
			.map(it -> WorkItem.plain(Words.of("agreements.work"), "%s, %s".formatted(it.code().value(), it.title()),
					asks(it), Words.of("agreements.work.verb"), "agreements/" + it.code().value()))
			.toList();
		return items.isEmpty() ? Work.NONE : Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 45;
	}

	private String asks(SharingAgreementView it) {
		return (it.state() == AgreementState.REVIEW_DUE)
				? Words.of("agreements.work.review",
						Dates.full(it.reviewOn().plusDays(agreements.choices().reviewDays())))
				: Words.of("agreements.work.confirm");
	}

}
