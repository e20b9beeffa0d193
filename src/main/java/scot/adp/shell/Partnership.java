package scot.adp.shell;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.ConfigFile.Entry;
import scot.adp.platform.reading.EmailAddress;
import scot.adp.shell.PartnershipView.Accessibility;
import scot.adp.shell.PartnershipView.Check;
import scot.adp.shell.PartnershipView.Compliance;
import scot.adp.shell.PartnershipView.Kept;
import scot.adp.shell.PartnershipView.KnownProblem;
import scot.adp.shell.PartnershipView.Privacy;

/** Who runs the program, from the file {@code partnership.yaml}, read at each start. */
@Service
public class Partnership {

	/** The file's name in the folder of the configuration. */
	static final String FILE = "partnership.yaml";

	private static final int LONGEST_ANSWER = 60;

	private final PartnershipView view;

	Partnership(AdpSettings settings, Clock clock) {
		this.view = read(ConfigFile.read(settings.config().resolve(FILE)), LocalDate.now(clock));
	}

	/** What anybody may know of it. */
	@Allowed(operation = "shell.partnership.read", to = Audience.PUBLIC)
	public PartnershipView read() {
		return view;
	}

	static PartnershipView read(ConfigFile file, LocalDate today) {
		Entry root = file.root().allow("name", "contact", "accessibility", "privacy");
		Entry contact = root.entry("contact").allow("team", "email", "phone", "address", "answers-within");
		String email = EmailAddress.read(contact.text("email")).orElseThrow(fault -> contact.fault("email", fault));
		int answersWithin = contact.number("answers-within", 5);
		if (answersWithin < 1 || answersWithin > LONGEST_ANSWER) {
			throw contact.fault("answers-within", "must be 1 to %d working days".formatted(LONGEST_ANSWER));
		}
		return new PartnershipView(root.text("name"), contact.text("team"), email, contact.optionalText("phone"),
				contact.optionalText("address"), answersWithin, email.matches(".*@example\\.(org|com|net)"),
				accessibility(root.entry("accessibility"), today), privacy(root.entry("privacy"), today));
	}

	private static Accessibility accessibility(Entry entry, LocalDate today) {
		entry.allow("prepared", "reviewed", "compliance", "checks", "untested", "problems");
		LocalDate prepared = past(entry, "prepared", today);
		LocalDate reviewed = past(entry, "reviewed", today);
		if (reviewed.isBefore(prepared)) {
			throw entry.fault("reviewed", "must not be before the statement was prepared");
		}
		var checks = entry.entries("checks")
			.stream()
			.map(it -> new Check(past(it.allow("on", "what"), "on", today), it.text("what")))
			.toList();
		var problems = entry.entries("problems").stream().map(it -> problem(it, today)).toList();
		@Nullable Compliance compliance = entry.optionalChoice("compliance", Compliance.class);
		if (compliance == null) {
			throw entry.fault("compliance", "is missing; use FULL, PARTIAL or NONE");
		}
		if (compliance == Compliance.FULL && !problems.isEmpty()) {
			throw entry.fault("compliance", "cannot be FULL while problems are known");
		}
		return new Accessibility(prepared, reviewed, compliance, checks, entry.codes("untested", it -> it), problems);
	}

	private static KnownProblem problem(Entry entry, LocalDate today) {
		entry.allow("what", "instead", "since", "until");
		LocalDate since = past(entry, "since", today);
		@Nullable LocalDate until = entry.optionalDate("until");
		if (until != null && until.isBefore(since)) {
			throw entry.fault("until", "must not be before 'since'");
		}
		return new KnownProblem(entry.text("what"), entry.optionalText("instead"), since, until);
	}

	private static Privacy privacy(Entry entry, LocalDate today) {
		entry.allow("reviewed", "officer", "kept");
		List<Kept> kept = entry.entries("kept")
			.stream()
			.map(it -> new Kept(it.allow("what", "how-long").text("what"), it.text("how-long")))
			.toList();
		if (kept.isEmpty()) {
			throw entry.fault("kept", "must say what is kept and how long");
		}
		return new Privacy(past(entry, "reviewed", today), entry.text("officer"), kept);
	}

	/** A day on which something was done, which is not to come. */
	private static LocalDate past(Entry entry, String name, LocalDate today) {
		LocalDate day = entry.date(name);
		if (day.isAfter(today)) {
			throw entry.fault(name, "%s is still to come; give the day on which it was done".formatted(day));
		}
		return day;
	}

}
