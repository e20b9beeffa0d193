package scot.adp.treatment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Partners;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.PrintedFigure;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.treatment.MatRules.Lists;

/**
 * Numbers that a return tells of a standard where the program has no rows to count, as
 * they are printed there.
 */
@Service
@Transactional
public class MatNumbers {

	/** The most characters of what is counted. */
	public static final int WHAT_LIMIT = 160;

	private final MatStore store;

	private final MatRules rules;

	private final Partners partners;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	MatNumbers(MatStore store, MatRules rules, Partners partners, CurrentCaller currentCaller, Recording recording) {
		this.store = store;
		this.rules = rules;
		this.partners = partners;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Keeps a number as it is printed. That it does not agree with what it is made of is
	 * told beside it, and no fault.
	 * @throws Problem where something is wrong
	 */
	@Allowed(operation = "treatment.mat.number",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	public Id record(String idempotencyKey, Entry sent, MatDocuments.Door door) {
		Entry entry = sent.stripped();
		if (entry.unit() != null) {
			reaching(entry.unit());
		}
		check(entry);
		UnitId unit = Objects.requireNonNull(entry.unit());
		Author author = recording.author(unit);
		return recording.once(author, idempotencyKey, entry, Id::new, () -> {
			var id = new Id(UUID.randomUUID());
			store.add(id, entry, door, author);
			return new Made<>(id, subject(id), Map.of("unit", unit.value(), "cycle", String.valueOf(entry.cycle()),
					"standard", String.valueOf(entry.standard())));
		});
	}

	private void check(Entry entry) {
		var faults = new Problem.Faults();
		@Nullable UnitId unit = entry.unit();
		Optional<MatRules.Cycle> cycle = rules.cycle(String.valueOf(entry.cycle()));
		Optional<MatRules.Standard> standard = rules.standard(entry.standard());
		faults.when(unit == null, "unit", "Say whose return it is of.")
			.when(unit != null && !partners.units(List.of(unit)).containsKey(unit), "unit", "There is no such unit.")
			.when(cycle.isEmpty(), "cycle", "There is no such cycle.")
			.when(standard.isEmpty(), "standard", "Choose one of the standards.")
			.words(entry.what(), WHAT_LIMIT, "what", "Say what is counted.");
		VoiceCheck.plain(faults, "what", entry.what(), true);
		if (entry.setting() != null) {
			rules.list(Lists.SETTING)
				.check(faults, "setting", entry.setting(),
						cycle.map(it -> it.period().to()).orElseGet(() -> rules.cycles().getLast().period().to()));
		}
		else {
			faults.when(standard.filter(it -> !it.settings().isEmpty()).isPresent(), "setting",
					"Numbers of this standard are told by setting. Say of which.");
		}
		if (entry.printed() == null) {
			faults.when(true, "printed", "Write the number as it is printed, such as 75% (105/145).");
		}
		else {
			faults.when(!PrintedFigure.read(entry.printed()).isRead(), "printed",
					PrintedFigure.read(entry.printed()).fault());
		}
		faults.raise();
	}

	/** Withdraws a number that should not be there. */
	@Allowed(operation = "treatment.mat.number",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST },
			scope = Scope.OWN_UNITS)
	public MatNumberView withdraw(String idempotencyKey, Id id, int expectedVersion, @Nullable String because) {
		MatNumberView of = store.number(id, true).orElseThrow(() -> Problem.notFound("number", id.value().toString()));
		reaching(of.unit());
		Author author = recording.author(of.unit());
		recording.once(author, idempotencyKey, Arrays.asList(id, expectedVersion, because), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.version(), "this number");
			if (!of.stands()) {
				throw Problem.conflict("This was withdrawn.", of.version());
			}
			new Problem.Faults().words(because, MatDocuments.REASON_LIMIT, "because", "Say in a few words why.")
				.raise();
			store.withdraw(MatStore.Part.NUMBER, id.value(), String.valueOf(Blanks.stripped(because)), author);
			return new Made<>(id, subject(id), Map.of("withdrawn", "true"));
		});
		return guarded(store.number(id, false).orElseThrow());
	}

	/** One by id; also one that was withdrawn. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Optional<MatNumberView> find(Id id) {
		return store.number(id, false).map(this::guarded);
	}

	/**
	 * The numbers that were typed of a cycle, in their order. Of few people nobody of
	 * another unit reads how many.
	 * @param standard null for all
	 */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<MatNumberView> of(MatRules.Cycle cycle, @Nullable String standard) {
		return store.numbers(cycle.code(), standard).stream().map(this::guarded).toList();
	}

	private MatNumberView guarded(MatNumberView of) {
		LocalDate day = rules.cycle(of.cycle())
			.map(it -> it.period().to())
			.orElseGet(() -> of.recordedAt().toLocalDate());
		return (!currentCaller.get().readsFor(of.unit()) && of.few(rules.limits(day).smallGroup())) ? of.guarded() : of;
	}

	/** Whoever reads as the team keeps the numbers of all units. */
	private void reaching(UnitId unit) {
		if (!currentCaller.get().readsAsTeam()) {
			currentCaller.reaching(unit);
		}
	}

	private static String subject(Id id) {
		return "MAT number " + id.value();
	}

	/** A number. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * A number as it is told; faults tell what is missing.
	 *
	 * @param setting where it was counted; null where the standard does not ask
	 * @param what is counted
	 * @param printed as it is printed
	 */
	public record Entry(@Nullable UnitId unit, @Nullable String cycle, @Nullable String standard,
			@Nullable String setting, @Nullable String what, @Nullable String printed) {

		Entry stripped() {
			return new Entry(unit, (cycle != null) ? cycle.replace('/', '-') : null, standard, setting,
					Blanks.stripped(what),
					(printed != null && !Blanks.line(printed).isEmpty()) ? Blanks.line(printed) : null);
		}

	}

}
