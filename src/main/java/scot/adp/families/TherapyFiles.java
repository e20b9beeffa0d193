package scot.adp.families;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.IncomingFile;
import scot.adp.families.TherapyRules.Lists;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * Takes therapy in from files, whole or not at all: a row for each parent or child who
 * was referred. What is told of somebody who is there adds to it; what is known is passed
 * over, and rows that are alike are as many people.
 */
@Service
@Transactional
public class TherapyFiles {

	/** How the register of imports knows therapy. */
	static final String IMPORT_KIND = "families.therapy";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("case_ref", "who", "referred_on");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "age_band", "started_on", "closed_on", "close_reason");

	private static final Map<String, String> COLUMNS = Map.of("ownRef", "case_ref", "agreement", "case_ref", "ageBand",
			"age_band", "referredOn", "referred_on", "startedOn", "started_on", "closedOn", "closed_on", "closeReason",
			"close_reason");

	private final Therapies therapies;

	private final FamilyIntake intake;

	TherapyFiles(Therapies therapies, FamilyIntake intake) {
		this.therapies = therapies;
		this.intake = intake;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "families.therapy.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public TakenIn tryOut(IncomingFile file) {
		return intake.tryOut(file, kind());
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "families.therapy.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public TakenIn load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return intake.load(idempotencyKey, file, confirmed, kind());
	}

	private FamilyIntake.Kind<TherapyEntry> kind() {
		return new FamilyIntake.Kind<>(IMPORT_KIND, REQUIRED, OPTIONAL, COLUMNS, therapies.keeping(), this::row,
				TherapyEntry::sure, (entries, how) -> therapies.take(entries, false, how));
	}

	private void row(HeadedRows.Line line, FamilyIntake.Gathering<TherapyEntry> known) {
		String reference = line.code("case_ref").orElse("");
		line.asks("case_ref", reference.isEmpty() ? null : reference);
		@Nullable String who = line.listed("who", therapies.list(Lists.WHO)).orElse(null);
		line.asks("who", who);
		@Nullable String age = line.cell("age_band").isBlank() ? null : line.listed("age_band", therapies.ages()).orElse(null);
		@Nullable LocalDate referred = line.day("referred_on").orElse(null);
		line.asks("referred_on", referred);
		@Nullable LocalDate started = line.day("started_on").orElse(null);
		@Nullable LocalDate closed = line.day("closed_on").orElse(null);
		@Nullable String reason = line.cell("close_reason").isBlank() ? null
				: line.listed("close_reason", therapies.list(Lists.CLOSE_REASON)).orElse(null);
		if (who == null || referred == null) {
			return;
		}
		known.add(null, unit -> new TherapyEntry(unit, reference, who, age, referred, started, closed, reason, false),
				(one, other) -> one, "");
	}

}
