package scot.adp.feedback;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.EmailAddress;
import scot.adp.shell.parts.Allowance;
import scot.adp.shell.parts.ReportLink;

/**
 * Problems with the program that anybody may report, and answers to them. They are
 * deleted half a year after they were answered.
 */
@Service
@Transactional
public class ProblemReports {

	/** The most characters of what somebody was doing. */
	public static final int DOING_LIMIT = 2000;

	/** The most characters of what went wrong. */
	public static final int WRONG_LIMIT = 4000;

	/** The most characters of an answer. */
	public static final int ANSWER_LIMIT = 2000;

	private static final Pattern REFERENCE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");

	private final ReportStore reports;

	/** How many reports are taken in an hour. */
	private final Allowance allowance = new Allowance(10, 10, 30);

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	ProblemReports(ReportStore reports, CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.reports = reports;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Reports a problem. A reference that is none is left out, as whoever came by a link
	 * did not type it.
	 * @throws Problem where something is missing or too long, or where too many reports
	 * came in
	 */
	@Allowed(operation = "feedback.problem.report", to = Audience.PUBLIC)
	public Id report(String idempotencyKey, New report) {
		String contact = Objects.requireNonNullElse(report.contact(), "");
		var address = EmailAddress.read(contact);
		new Problem.Faults().when(Blanks.isBlank(report.wrong()), "wrong", "Say in a few words what went wrong.")
			.text(report.doing(), DOING_LIMIT, "doing")
			.text(report.wrong(), WRONG_LIMIT, "wrong")
			.text(report.page(), ReportLink.PAGE_LIMIT, "page")
			.when(!Blanks.isBlank(contact) && !address.isRead(), "contact", address.fault() + " Or leave it empty.")
			.raise();
		Optional<Caller> caller = currentCaller.find();
		return recording.onceForAnybody(idempotencyKey, report, Id::new, () -> {
			Duration wait = caller.map(it -> allowance.takeFrom(it.account().value().toString()))
				.orElseGet(allowance::takeFromStranger);
			if (wait.isPositive()) {
				throw tooMany(wait);
			}
			var id = new Id(UUID.randomUUID());
			reports.add(id, known(report, address.value()), caller.isPresent(), OffsetDateTime.now(clock));
			return new Made<>(id, subject(id), Map.of("state", State.OPEN.name(), "wrong", Auditable.CHANGED));
		});
	}

	/** Some reports: open ones the oldest first, answered ones the latest first. */
	@Allowed(operation = "feedback.problem.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public List<ProblemReportView> page(State state, int offset, int limit) {
		return reports.page(state, offset, limit);
	}

	/** A report by id. */
	@Allowed(operation = "feedback.problem.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public Optional<ProblemReportView> find(Id id) {
		return reports.find(id);
	}

	/** How many reports there are. */
	@Allowed(operation = "feedback.problem.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public int count(State state) {
		return reports.count(state);
	}

	/**
	 * Answers an open report.
	 * @param expectedVersion the report's version that the caller saw
	 * @param answer what was done about it
	 * @throws Problem where it is unknown or answered already
	 */
	@Allowed(operation = "feedback.problem.answer", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ADMIN })
	public ProblemReportView answer(String idempotencyKey, Id id, int expectedVersion, String answer) {
		new Problem.Faults().words(answer, ANSWER_LIMIT, "answer", "Say in a few words what was done about it.")
			.raise();
		known(id);
		recording.once(idempotencyKey, List.of(id, expectedVersion, answer), Id::new, author -> {
			if (!reports.answer(id, expectedVersion, answer, author)) {
				throw Problem.conflict("Somebody answered this report meanwhile.", known(id).version());
			}
			return new Made<>(id, subject(id), Map.of("state", State.ANSWERED.name(), "answer", Auditable.CHANGED));
		});
		return known(id);
	}

	private static Problem tooMany(Duration wait) {
		long minutes = wait.toMinutes() + 1;
		return Problem.forbidden("Many reports came in during the last hour, so this one was not taken. "
				+ "Send it again in %s, or use the contact in the accessibility statement."
					.formatted((minutes == 1) ? "a minute" : minutes + " minutes"));
	}

	private static String subject(Id id) {
		return "problem report " + id.value();
	}

	private ProblemReportView known(Id id) {
		return reports.find(id).orElseThrow(() -> Problem.notFound("problem report", id.value().toString()));
	}

	private static New known(New report, @Nullable String contact) {
		@Nullable String reference = report.reference();
		boolean known = reference != null && REFERENCE.matcher(reference).matches();
		return new New(report.doing(), report.wrong(), report.page(), known ? reference : null, contact);
	}

	/** A problem that somebody reported. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * What somebody reports.
	 *
	 * @param doing what they were doing; may be null
	 * @param wrong what went wrong
	 * @param page the address within the program that it is about; may be null
	 * @param reference what a page of failure showed; null where there was none
	 * @param contact an e-mail address for the answer; null where none is wanted
	 */
	public record New(@Nullable String doing, String wrong, @Nullable String page, @Nullable String reference,
			@Nullable String contact) {

		// Its texts stay out of whatever writes a record down.
		@Override
		public String toString() {
			return "New[]";
		}

	}

	/** How far a reported problem is. */
	public enum State {

		OPEN, ANSWERED

	}

}
