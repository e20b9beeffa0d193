package scot.adp.treatment.ui;

import java.util.Optional;

import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.reporting.spi.ReturnPage;
import scot.adp.treatment.MatAssessments;

/** Where the evidence for the standards is prepared: the page of its year. */
@Component
class MatReturn implements ReturnPage {

	private final MatAssessments assessments;

	MatReturn(MatAssessments assessments) {
		this.assessments = assessments;
	}

	@Override
	public String code() {
		return MatAssessments.RETURN;
	}

	@Override
	public Optional<String> address(String period, Caller reader) {
		return !reader.may("treatment.mat.read") ? Optional.empty()
				: assessments.cycles()
					.stream()
					.filter(it -> it.period().name().equals(period))
					.findFirst()
					.map(MatPage::address);
	}

}
