package scot.adp.reporting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.MemberId;

/** Reads and changes returns. */
@Component
class ReturnStore {

	private static final String COLUMNS = """
			select id, version, code, period, title, sent_to, due_on, proposed, check_with, source, notice_days, state,
			    owner, sent_on, note
			from reporting.return_item
			""";

	private static final String OPEN = "ended_on is null and state not in ('SENT', 'NOT_NEEDED')";

	private final JdbcClient jdbc;

	ReturnStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<ReturnView> between(LocalDate from, LocalDate to) {
		return jdbc.sql(COLUMNS + """
				where ended_on is null and due_on between :from and :to order by due_on, position, period""")
			.param("from", from)
			.param("to", to)
			.query(ReturnView.class)
			.list();
	}

	/** Those before a day that are still to be sent. */
	List<ReturnView> openBefore(LocalDate day) {
		return jdbc.sql(COLUMNS + "where " + OPEN + " and due_on < :day order by due_on, position")
			.param("day", day)
			.query(ReturnView.class)
			.list();
	}

	/**
	 * Those that are still to be sent and whose notice has begun.
	 * @param owners whose; null for anybody's and nobody's
	 */
	List<ReturnView> pressing(@Nullable Collection<MemberId> owners, LocalDate today) {
		return jdbc.sql(COLUMNS + "where " + OPEN + """
				 and due_on - notice_days <= :today
				    and (cast(:owners as uuid[]) is null or owner = any(cast(:owners as uuid[])))
				order by due_on, position""")
			.param("today", today)
			.param("owners",
					(owners != null) ? owners.stream().map(it -> it.value().toString()).toArray(String[]::new) : null)
			.query(ReturnView.class)
			.list();
	}

	Optional<ReturnView> find(Returns.Id id, boolean locked) {
		return jdbc.sql(COLUMNS + "where id = :id and ended_on is null" + (locked ? " for update" : ""))
			.param("id", id.value())
			.query(ReturnView.class)
			.optional();
	}

	void change(ReturnChange change, @Nullable String note) {
		jdbc.sql("""
				update reporting.return_item set version = version + 1, state = :state, owner = :owner,
				    sent_on = :sentOn, note = :note where id = :id""")
			.param("id", change.id().value())
			.param("state", change.state().name())
			.param("owner", (change.owner() != null) ? change.owner().value() : null)
			.param("sentOn", change.sentOn())
			.param("note", note)
			.update();
	}

}
