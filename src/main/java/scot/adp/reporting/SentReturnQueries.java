package scot.adp.reporting;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.reporting.spi.SentReturns;

/** Tells other modules whether a return was sent. */
@Component
class SentReturnQueries implements SentReturns {

	private final JdbcClient jdbc;

	SentReturnQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Optional<LocalDate> sentOn(String code, String period) {
		return jdbc.sql("""
				select sent_on from reporting.return_item
				where code = :code and period = :period and state = 'SENT' and ended_on is null""")
			.param("code", code)
			.param("period", period)
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.list()
			.stream()
			.findFirst()
			.flatMap(it -> it);
	}

}
