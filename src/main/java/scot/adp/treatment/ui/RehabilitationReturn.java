package scot.adp.treatment.ui;

import java.util.Optional;

import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.reporting.spi.ReturnPage;
import scot.adp.treatment.StayHalfYears;

/**
 * Where the half-year return of rehabilitation is prepared: the page of the half-year.
 */
@Component
class RehabilitationReturn implements ReturnPage {

	static final String CODE = "REHABILITATION";

	private final StayHalfYears halfYears;

	RehabilitationReturn(StayHalfYears halfYears) {
		this.halfYears = halfYears;
	}

	@Override
	public String code() {
		return CODE;
	}

	@Override
	public Optional<String> address(String period, Caller reader) {
		return !reader.may("treatment.stay-return.read") ? Optional.empty()
				: StayHalfYearPage.told(halfYears.last())
					.filter(it -> it.name().equals(period))
					.findFirst()
					.map(StayHalfYearPage::address);
	}

}
