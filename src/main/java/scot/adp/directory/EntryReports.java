package scot.adp.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Allowance;

/**
 * Anybody may say that an entry is wrong. Of who said it nothing is kept. No report alone
 * hides an entry; two by different ways within some days are a task for the support team.
 */
@Service
@Transactional
public class EntryReports {

	/** The most characters of what is wrong. */
	public static final int WORDS_LIMIT = 300;

	private static final RowMapper<EntryReportView> REPORT = Rows.of(EntryReportView.class);

	private static final String REPORTS = """
			select r.id, r.version, r.service, s.name as service_name,
			    case r.code when 10 then 'CONTACT_WRONG' when 20 then 'CLOSED' when 30 then 'NOT_MY_AREA'
			        else 'UNCLEAR' end as what,
			    r.words, r.route, r.stopped_on, r.made_at, r.state, r.outcome, r.answered_by_name, r.answered_at
			from directory.entry_report r join directory.service s on s.id = r.service\s""";

	private static final RowMapper<Doubted> DOUBTED = Rows.of(Doubted.class);

	/** How many reports are taken in an hour. */
	private final Allowance allowance = new Allowance(30, 10, 60);

	private final JdbcClient jdbc;

	private final ServiceStore services;

	private final ServiceLists lists;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	EntryReports(JdbcClient jdbc, ServiceStore services, ServiceLists lists, CurrentCaller currentCaller,
			Recording recording, Clock clock) {
		this.jdbc = jdbc;
		this.services = services;
		this.lists = lists;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Says that an entry is wrong.
	 * @param words at most {@link #WORDS_LIMIT} characters; null for none
	 * @throws Problem where the entry is none that the public sees, or too many reports
	 * came in
	 */
	@Allowed(operation = "directory.entry-report.make", to = Audience.PUBLIC)
	public Id report(String idempotencyKey, ServiceId service, What what, @Nullable String words) {
		new Problem.Faults().text(words, WORDS_LIMIT, "words").raise();
		ServiceStore.ServiceRow row = services.services(List.of(service))
			.stream()
			.filter(it -> it.publishedAt() != null && it.state() == ServiceView.State.PUBLISHED)
			.findFirst()
			.orElseThrow(() -> Problem.notFound("entry", service.value().toString()));
		Optional<Caller> caller = currentCaller.find();
		if (row.staffOnly() && caller.isEmpty()) {
			throw Problem.notFound("entry", service.value().toString());
		}
		return recording.onceForAnybody(idempotencyKey,
				List.of(service, what, Objects.requireNonNullElse(Blanks.stripped(words), "")), Id::new, () -> {
					Duration wait = caller.map(it -> allowance.takeFrom(it.account().value().toString()))
						.orElseGet(allowance::takeFromStranger);
					if (wait.isPositive()) {
						throw Problem.forbidden(
								"Many reports came in during the last hour, so this one was not taken. Try again later, or ring the service.");
					}
					var id = new Id(UUID.randomUUID());
					add(id, service, what, words, caller.isPresent() ? Route.STAFF : Route.PAGE);
					return new Made<>(id, Services.subject(service), Map.of("report", what.name()));
				});
	}

	/** Notes what somebody said on the phone. */
	@Allowed(operation = "directory.entry-report.note", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public Id note(String idempotencyKey, ServiceId service, What what, @Nullable String words) {
		new Problem.Faults().text(words, WORDS_LIMIT, "words")
			.when(services.services(List.of(service)).isEmpty(), "service", "There is no such entry.")
			.raise();
		return recording.once(idempotencyKey, List.of(service, what, String.valueOf(words)), Id::new, author -> {
			var id = new Id(UUID.randomUUID());
			add(id, service, what, words, Route.PHONE);
			return new Made<>(id, Services.subject(service), Map.of("report", what.name()));
		});
	}

	private void add(Id id, ServiceId service, What what, @Nullable String words, Route route) {
		jdbc.sql("""
				insert into directory.entry_report (id, version, service, code, words, route, made_at, state)
				values (:id, 1, :service, :code, :words, :route, :at, 'OPEN')""")
			.param("id", id.value())
			.param("service", service.value())
			.param("code", what.code())
			.param("words", Blanks.stripped(words))
			.param("route", route.name())
			.param("at", OffsetDateTime.now(clock))
			.update();
		touch(service);
	}

	/**
	 * Notes that the group of a published entry stopped, once for each of its series;
	 * nothing as long as nobody answered that it did.
	 * @param series what ended
	 * @param on its last day
	 * @return whether it was noted
	 */
	boolean stopped(ServiceId service, UUID series, LocalDate on) {
		// Whoever ends the entry, or notes the same, waits.
		jdbc.sql("select 1 from directory.service where id = :id for update")
			.param("id", service.value())
			.query(Integer.class)
			.single();
		boolean noted = jdbc
			.sql("""
					insert into directory.entry_report (id, version, service, code, route, stopped_on, series, made_at, state)
					select :id, 1, s.id, :code, 'LOG', :on, :series, :at, 'OPEN' from directory.service s
					where s.id = :service and s.state = 'PUBLISHED'
					    and not exists (select from directory.entry_report r where r.service = s.id and r.route = 'LOG'
					        and r.state in ('OPEN', 'CHECKING'))
					on conflict (series) where series is not null do nothing""")
			.param("id", UUID.randomUUID())
			.param("service", service.value())
			.param("code", What.CLOSED.code())
			.param("on", on)
			.param("series", series)
			.param("at", OffsetDateTime.now(clock))
			.update() == 1;
		if (noted) {
			touch(service);
		}
		return noted;
	}

	/** What is shown of an entry may be another thing from now on. */
	private void touch(ServiceId service) {
		jdbc.sql("update directory.service set changed_at = :at where id = :id")
			.param("at", OffsetDateTime.now(clock))
			.param("id", service.value())
			.update();
	}

	/**
	 * Reports that nobody answered yet, the oldest first: of the own units' entries, for
	 * the support team of all.
	 */
	@Allowed(operation = "directory.entry-report.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<EntryReportView> open() {
		boolean all = currentCaller.get().supportTeam();
		return jdbc.sql(REPORTS + """
				where r.state in ('OPEN', 'CHECKING') and (:all or s.unit = any(:units)) order by r.made_at, r.id""")
			.param("all", all)
			.param("units", Rows.codes(currentCaller.reach()))
			.query(REPORT)
			.list();
	}

	/**
	 * Entries of which two reports say by different ways within some days that a contact
	 * is wrong or that they are closed, by name.
	 */
	@Allowed(operation = "directory.entry-report.check", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public List<Doubted> doubted() {
		return jdbc.sql("""
				select s.id as service, s.name, max(r.made_at) as since from directory.entry_report r
				join directory.service s on s.id = r.service
				where r.state in ('OPEN', 'CHECKING') and r.code in (10, 20) and s.state <> 'CLOSED'
				    and exists (select from directory.entry_report o where o.service = r.service and o.route <> r.route
				        and o.state in ('OPEN', 'CHECKING') and o.code in (10, 20)
				        and o.made_at between r.made_at - make_interval(days => :days)
				            and r.made_at + make_interval(days => :days))
				group by s.id, s.name order by lower(s.name)""")
			.param("days", lists.rules().withinDays())
			.query(DOUBTED)
			.list();
	}

	/** Says that somebody looks at a report. */
	@Allowed(operation = "directory.entry-report.answer",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public void check(String idempotencyKey, Id id, int expectedVersion) {
		move(idempotencyKey, id, expectedVersion, State.CHECKING, null);
	}

	/**
	 * Says what came of a report.
	 * @param right whether it was right
	 * @param outcome what was found and done
	 */
	@Allowed(operation = "directory.entry-report.answer",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public void answer(String idempotencyKey, Id id, int expectedVersion, boolean right, String outcome) {
		new Problem.Faults().words(outcome, WORDS_LIMIT, "outcome", "Say in a few words what you found.").raise();
		move(idempotencyKey, id, expectedVersion, right ? State.RESOLVED : State.REJECTED, Blanks.strip(outcome));
	}

	private void move(String idempotencyKey, Id id, int expectedVersion, State to, @Nullable String outcome) {
		var report = jdbc.sql(REPORTS + "where r.id = :id")
			.param("id", id.value())
			.query(REPORT)
			.optional()
			.orElseThrow(() -> Problem.notFound("report", id.value().toString()));
		var unit = services.services(List.of(report.service())).getFirst().unit();
		currentCaller.reaching(unit);
		recording.once(recording.author(unit), idempotencyKey,
				List.of(id, expectedVersion, to, String.valueOf(outcome)), Id::new, () -> {
					Problem.unlessSeen(expectedVersion, report.version(), "this report");
					if (report.answeredAt() != null) {
						throw Problem.conflict("Somebody answered this report already.", report.version());
					}
					var author = recording.author(unit);
					jdbc.sql("""
							update directory.entry_report set version = version + 1, state = :state, outcome = :outcome,
							    answered_by_name = case when :done then :by end,
							    answered_at = case when :done then cast(:at as timestamptz) end
							where id = :id and version = :version""")
						.param("state", to.name())
						.param("outcome", outcome)
						.param("done", outcome != null)
						.param("by", author.words())
						.param("at", author.at())
						.param("id", id.value())
						.param("version", expectedVersion)
						.update();
					touch(report.service());
					return new Made<>(id, Services.subject(report.service()), Map.of("report", to.name()));
				});
	}

	/** Forgets what was answered long ago. */
	@Scheduled(cron = "0 28 3 * * *", zone = "Europe/London")
	void forget() {
		int forgotten = jdbc.sql("delete from directory.entry_report where answered_at < :before")
			.param("before", OffsetDateTime.now(clock).minusDays(lists.rules().keptDays()))
			.update();
		if (forgotten > 0) {
			recording.tellRows("directory.entry-report.delete", "entry reports", forgotten);
		}
	}

	/** A report. */
	public record Id(UUID value) implements Identifier {
	}

	/** An entry that is doubted by several, and since when. */
	public record Doubted(ServiceId service, String name, OffsetDateTime since) {

		/** The day on which the last of them said so. */
		public LocalDate day() {
			return since.atZoneSameInstant(Hours.ZONE).toLocalDate();
		}

	}

	/** What is wrong, with the numbers that others use for it. */
	public enum What {

		UNCLEAR(0), CONTACT_WRONG(10), CLOSED(20), NOT_MY_AREA(30);

		private final int code;

		What(int code) {
			this.code = code;
		}

		/** The number. */
		public int code() {
			return code;
		}

	}

	/** By which way it came. */
	public enum Route {

		/** The public page. */
		PAGE,
		/** Somebody signed in. */
		STAFF,
		/** On the phone. */
		PHONE,
		/** Another program. */
		FEED,
		/** The log of activities: its group stopped. */
		LOG

	}

	/** How far it is. */
	public enum State {

		OPEN, CHECKING, RESOLVED, REJECTED

	}

}
