package scot.adp.reporting;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.StartUpStep;

/**
 * Makes the dated returns of this financial year and the next from the partnership's
 * file. Owner, state and note of a return stay when its rule changes; a return that left
 * the file ends, unless somebody has begun it.
 */
@Component
class ReturnsLoad extends StartUpStep {

	private static final int NOTICE_DAYS = 28;

	private final JdbcClient jdbc;

	private final AdpSettings settings;

	private final TransactionTemplate transaction;

	private final Recording recording;

	private final Clock clock;

	ReturnsLoad(JdbcClient jdbc, AdpSettings settings, TransactionTemplate transaction, Recording recording,
			Clock clock) {
		super(Stage.PLANS);
		this.jdbc = jdbc;
		this.settings = settings;
		this.transaction = transaction;
		this.recording = recording;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		load(ConfigFile.read(settings.config().resolve("returns.yaml")));
	}

	void load(ConfigFile file) {
		transaction.executeWithoutResult(status -> {
			LocalDate today = LocalDate.now(clock);
			var codes = new HashSet<String>();
			var keys = new ArrayList<String>();
			int rows = 0;
			for (var entry : file.root().allow("returns").entries("returns")) {
				entry.allow("code", "title", "to", "every", "daysAfter", "dueOn", "noticeDays", "proposed", "checkWith",
						"source");
				String code = entry.code("code", CodeIdentifier::checked);
				if (!codes.add(code)) {
					throw entry.fault("code", "'%s' is used by another return".formatted(code));
				}
				@Nullable ReturnPeriod every = entry.optionalChoice("every", ReturnPeriod.class);
				if (every == null) {
					throw entry.fault("every", "is missing; say QUARTER, HALF_YEAR or YEAR");
				}
				for (var due : every.due(today, rule(entry))) {
					keys.add(code + " " + due.period());
					rows += store(entry, code, due, codes.size());
				}
			}
			rows += end(keys, today);
			if (rows > 0) {
				recording.tellRows("reporting.return.load", "returns", rows);
			}
		});
	}

	private static ReturnPeriod.Rule rule(ConfigFile.Entry entry) {
		if (entry.has("daysAfter") == entry.has("dueOn")) {
			throw entry.fault("say when it is due: either daysAfter or dueOn");
		}
		try {
			return entry.has("dueOn") ? new ReturnPeriod.Rule(0, MonthDay.parse("--" + entry.text("dueOn")))
					: new ReturnPeriod.Rule(entry.number("daysAfter", 0), null);
		}
		catch (DateTimeException ex) {
			throw entry.fault("dueOn", "'%s' is no month and day; write it as 06-30".formatted(entry.text("dueOn")));
		}
	}

	/**
	 * Keeps one return. What fell due before the program knew of it is nobody's work
	 * here.
	 */
	private int store(ConfigFile.Entry entry, String code, ReturnPeriod.Due due, int position) {
		return jdbc
			.sql("""
					insert into reporting.return_item as r (id, version, code, period, title, sent_to, due_on, proposed,
					    check_with, source, notice_days, position, state)
					select :id, 1, :code, :period, :title, :to, cast(:dueOn as date), :proposed, :checkWith, :source,
					    :noticeDays, :position, 'NOT_STARTED'
					where cast(:dueOn as date) >= :today
					    or exists (select 1 from reporting.return_item where code = :code and period = :period)
					on conflict (code, period) do update set title = excluded.title, sent_to = excluded.sent_to,
					    due_on = excluded.due_on, proposed = excluded.proposed, check_with = excluded.check_with,
					    source = excluded.source, notice_days = excluded.notice_days, position = excluded.position,
					    ended_on = null
					where (r.title, r.sent_to, r.due_on, r.proposed, r.check_with, r.source, r.notice_days, r.position,
					    r.ended_on) is distinct from (excluded.title, excluded.sent_to, excluded.due_on, excluded.proposed,
					    excluded.check_with, excluded.source, excluded.notice_days, excluded.position, cast(null as date))""")
			.param("id", UUID.randomUUID())
			.param("code", code)
			.param("period", due.period())
			.param("title", entry.text("title"))
			.param("to", entry.text("to"))
			.param("dueOn", due.on())
			.param("today", LocalDate.now(clock))
			.param("proposed", entry.flag("proposed"))
			.param("checkWith", entry.optionalText("checkWith"))
			.param("source", entry.optionalText("source"))
			.param("noticeDays", entry.number("noticeDays", NOTICE_DAYS))
			.param("position", position)
			.update();
	}

	private int end(ArrayList<String> keys, LocalDate today) {
		return jdbc.sql("""
				update reporting.return_item set ended_on = :today
				where ended_on is null and due_on >= :today and state = 'NOT_STARTED' and owner is null
				    and code || ' ' || period <> all(:keys)""")
			.param("today", today)
			.param("keys", keys.toArray(String[]::new))
			.update();
	}

}
