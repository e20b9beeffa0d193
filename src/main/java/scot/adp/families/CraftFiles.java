package scot.adp.families;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.IncomingFile;
import scot.adp.families.CraftRules.Lists;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * Takes CRAFT courses in from files, whole or not at all: a row for each session, or one
 * alone, with the same number, day of beginning and answer. What is told of a course that
 * is there adds to it; what is known is passed over.
 */
@Service
@Transactional
public class CraftFiles {

	/** How the register of imports knows CRAFT courses. */
	static final String IMPORT_KIND = "families.craft";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("case_ref", "start_on", "loved_one");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "session_on", "left_on", "left_reason", "entered",
			"entered_on");

	private static final Map<String, String> COLUMNS = Map.of("ownRef", "case_ref", "agreement", "case_ref", "startOn",
			"start_on", "lovedOne", "loved_one", "sessions", "session_on", "leftOn", "left_on", "leftReason",
			"left_reason", "enteredOn", "entered_on");

	private final Crafts crafts;

	private final FamilyIntake intake;

	CraftFiles(Crafts crafts, FamilyIntake intake) {
		this.crafts = crafts;
		this.intake = intake;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "families.craft.import",
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
	@Allowed(operation = "families.craft.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public TakenIn load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return intake.load(idempotencyKey, file, confirmed, kind());
	}

	private FamilyIntake.Kind<CraftEntry> kind() {
		return new FamilyIntake.Kind<>(IMPORT_KIND, REQUIRED, OPTIONAL, COLUMNS, crafts.keeping(), this::row,
				CraftEntry::sure, (entries, how) -> crafts.take(entries, false, how));
	}

	private void row(HeadedRows.Line line, FamilyIntake.Gathering<CraftEntry> known) {
		String reference = line.code("case_ref").orElse("");
		line.asks("case_ref", reference.isEmpty() ? null : reference);
		@Nullable LocalDate start = line.day("start_on").orElse(null);
		line.asks("start_on", start);
		@Nullable String lovedOne = line.listed("loved_one", crafts.list(Lists.LOVED_ONE)).orElse(null);
		line.asks("loved_one", lovedOne);
		var facts = new ArrayList<CraftFact>();
		line.day("session_on").ifPresent(on -> facts.add(CraftFact.session(on)));
		pair(line, "left_on", "left_reason", Lists.LEFT_REASON, CraftFact.Kind.LEFT, facts);
		pair(line, "entered_on", "entered", Lists.ENTERED, CraftFact.Kind.ENTERED, facts);
		if (start == null || lovedOne == null) {
			return;
		}
		known.add(reference + " " + start, unit -> new CraftEntry(unit, reference, null, start, lovedOne, facts, false),
				CraftFiles::grown,
				"This row tells another answer on the person close to them than the first of this course.");
	}

	/** A day and what belongs to it: both, or none. */
	private void pair(HeadedRows.Line line, String day, String code, Lists list, CraftFact.Kind kind,
			List<CraftFact> facts) {
		@Nullable LocalDate on = line.day(day).orElse(null);
		@Nullable String told = line.listed(code, crafts.list(list)).orElse(null);
		if (on != null && line.cell(code).isBlank()) {
			line.problem(code, "This cell is empty. Fill it in, since the day is told.");
		}
		if (told != null && line.cell(day).isBlank()) {
			line.problem(day, "This cell is empty. Fill it in, or leave both out.");
		}
		if (on != null && told != null) {
			facts.add(new CraftFact(kind, on, told, null));
		}
	}

	private static @Nullable CraftEntry grown(CraftEntry one, CraftEntry by) {
		if (!one.lovedOne().equals(by.lovedOne())) {
			return null;
		}
		var facts = new ArrayList<>(one.facts());
		by.facts().stream().filter(it -> !facts.contains(it)).forEach(facts::add);
		return one.with(facts);
	}

}
