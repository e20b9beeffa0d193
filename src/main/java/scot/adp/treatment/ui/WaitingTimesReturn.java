package scot.adp.treatment.ui;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import scot.adp.identity.Caller;
import scot.adp.measures.spi.Period;
import scot.adp.reporting.spi.ReturnPage;
import scot.adp.treatment.WaitQuarters;

/** Where the confirmation of waiting times is prepared: the page of its quarter. */
@Component
class WaitingTimesReturn implements ReturnPage {

	static final String CODE = "WAITING-TIMES";

	private final WaitQuarters quarters;

	WaitingTimesReturn(WaitQuarters quarters) {
		this.quarters = quarters;
	}

	@Override
	public String code() {
		return CODE;
	}

	@Override
	public Optional<String> address(String period, Caller reader) {
		return !reader.may("treatment.wait-quarter.read") ? Optional.empty()
				: Stream.iterate(quarters.last().next(), Period::previous)
					.limit(WaitQuarterPage.QUARTERS_BACK)
					.filter(it -> it.name().equals(period))
					.findFirst()
					.map(WaitQuarterPage::address);
	}

}
