package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Partners;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.SignedOff;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.treatment.MatRules.Lists;

/**
 * Rounds in which people are asked of the standards: those who use services, their
 * families or whom they chose, and those who work there, each group for itself. A round
 * holds counts, and words of theirs only where they agreed to that.
 */
@Service
@Transactional
public class MatRounds {

	/** GraphQL's name of one. */
	public static final String TYPE = "MatRound";

	/** The most characters of people's own words. */
	public static final int QUOTE_LIMIT = 500;

	/** The most people who can be asked in a round. */
	public static final int PEOPLE_AT_MOST = 10_000;

	private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 1);

	private final MatStore store;

	private final MatRules rules;

	private final Partners partners;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final ChangedRecords changes;

	private final Trial trial;

	private final Clock clock;

	MatRounds(MatStore store, MatRules rules, Partners partners, SignedOff signedOff, CurrentCaller currentCaller,
			Recording recording, ChangedRecords changes, Trial trial, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.partners = partners;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.trial = trial;
		this.clock = clock;
	}

	/**
	 * Records a round.
	 * @throws Problem where something is wrong, or unusual and not confirmed
	 */
	@Allowed(operation = "treatment.mat.round",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public Id record(String idempotencyKey, Entry entry, MatDocuments.Door door) {
		Entry right = expectRight(entry);
		UnitId unit = Objects.requireNonNull(right.unit());
		Author author = recording.author(unit);
		return recording.once(author, idempotencyKey, right, Id::new, () -> {
			var id = new Id(UUID.randomUUID());
			store.add(id, right, late(right), door, author);
			tell(id, 1, right, author);
			return new Made<>(id, subject(id),
					Map.of("unit", unit.value(), "standard", String.valueOf(right.standard()), "respondent",
							String.valueOf(right.respondent()), "door", door.name()));
		});
	}

	/**
	 * Records rounds, each for itself: those that are right are kept, of the others it is
	 * told what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "treatment.mat.round",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<Entry> sent, boolean dryRun) {
		currentCaller.reachingAny(sent.stream().map(Entry::unit).filter(Objects::nonNull).toList());
		return trial.each("items", sent.size(), dryRun,
				() -> recording.once(recording.author(), idempotencyKey, sent, Id::new,
						() -> Made.told(new Id(UUID.randomUUID()))),
				(i, key) -> NodeSource.globalId(TYPE, record(key, sent.get(i), MatDocuments.Door.API).value()));
	}

	/** Puts a round right: all of it, also what stays. */
	@Allowed(operation = "treatment.mat.round",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public MatRoundView correct(String idempotencyKey, Id id, int expectedVersion, Entry entry) {
		return changed(idempotencyKey, id, expectedVersion, List.of(entry), (of, author) -> {
			if (withheld(of)) {
				throw Problem
					.forbidden("So few answered that their unit alone reads what they told of, and puts it right.");
			}
			Entry right = expectRight(entry);
			if (right.sure().equals(of.entry().sure())) {
				return Map.of();
			}
			store.change(id, right, late(right));
			tell(id, of.version() + 1, right, author);
			return Map.of("round", Auditable.CHANGED);
		});
	}

	/** Withdraws a round that should not be there; it counts no more. */
	@Allowed(operation = "treatment.mat.round",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public MatRoundView withdraw(String idempotencyKey, Id id, int expectedVersion, @Nullable String because) {
		return changed(idempotencyKey, id, expectedVersion, Arrays.asList("withdraw", because), (of, author) -> {
			new Problem.Faults().words(because, MatDocuments.REASON_LIMIT, "because", "Say in a few words why.")
				.raise();
			store.withdraw(MatStore.Part.ROUND, id.value(), String.valueOf(Blanks.stripped(because)), author);
			return Map.of("withdrawn", "true");
		});
	}

	private MatRoundView changed(String key, Id id, int expectedVersion, List<?> input,
			BiFunction<MatRoundView, Author, Map<String, String>> work) {
		MatRoundView of = store.round(id, true).orElseThrow(() -> Problem.notFound("round", id.value().toString()));
		currentCaller.reaching(of.unit());
		Author author = recording.author(of.unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, of.version(), "this round");
			if (!of.stands()) {
				throw Problem.conflict("This was withdrawn.", of.version());
			}
			var told = work.apply(of, author);
			if (told.isEmpty()) {
				return Made.found(id);
			}
			changes.ofMat(id.value(), of.version() + 1, of.unit(), of.heldOn(), of.heldOn(), author.at());
			return new Made<>(id, subject(id), told);
		});
		return guarded(store.round(id, false).orElseThrow());
	}

	/** One by id; also one that was withdrawn. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public Optional<MatRoundView> find(Id id) {
		return store.round(id, false).map(this::guarded);
	}

	/**
	 * The rounds of a cycle, the last first. Of few who answered nobody of another unit
	 * reads what they told of.
	 * @param standard null for all
	 */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(readOnly = true)
	public List<MatRoundView> of(MatRules.Cycle cycle, @Nullable String standard) {
		return store.rounds(standard, cycle.period().from(), cycle.period().to()).stream().map(this::guarded).toList();
	}

	/** A list of codes. */
	@Allowed(operation = "treatment.mat.read",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.UNIT_VIEWER, Role.PRACTITIONER, Role.ADP_LEAD,
					Role.ADP_OFFICER, Role.ADP_ANALYST })
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList list(Lists list) {
		return rules.list(list);
	}

	private MatRoundView guarded(MatRoundView of) {
		return withheld(of) ? of.guarded() : of;
	}

	private boolean withheld(MatRoundView of) {
		boolean few = of.answered() < rules.limits(of.heldOn()).smallGroup();
		return (few || !of.stands()) && !currentCaller.get().readUnits().contains(of.unit());
	}

	private Entry expectRight(Entry sent) {
		Entry entry = sent.stripped();
		var faults = new Problem.Faults();
		@Nullable UnitId unit = entry.unit();
		if (unit != null) {
			currentCaller.reaching(unit);
		}
		LocalDate today = LocalDate.now(clock);
		@Nullable LocalDate on = entry.heldOn();
		LocalDate day = (on != null) ? on : today;
		faults.when(unit == null, "unit", "Say whose services it was about.")
			.when(unit != null && !partners.units(List.of(unit)).containsKey(unit), "unit", "There is no such unit.")
			.when(rules.standard(entry.standard()).isEmpty(), "standard", "Choose one of the standards.")
			.when(on == null, "heldOn", "Say on which day it was held; of several the last.")
			.when(on != null && on.isAfter(today), "heldOn", "This day is to come.", "IN_FUTURE")
			.when(on != null && on.isBefore(FIRST_DAY), "heldOn", "This is long ago; check the year.")
			.when(!entry.confirmed() && on != null
					&& on.isBefore(today.minusDays(rules.limits(today).confirmDaysAgo())), "heldOn",
					"This is more than a year ago. Say that the day is right.", VoiceCheck.CONFIRM);
		rules.list(Lists.RESPONDENT).check(faults, "respondent", entry.respondent(), day);
		rules.list(Lists.METHOD).check(faults, "method", entry.method(), day);
		people(faults, entry, day);
		faults.text(entry.quote(), QUOTE_LIMIT, "quote")
			.when(entry.quote() != null && !entry.agreed(), "agreed",
					"Their own words are kept only where they agreed to that. Say that they did, or leave them out.",
					"CONSENT_MISSING");
		VoiceCheck.plain(faults, "quote", entry.quote(), entry.confirmed());
		faults.raise();
		return entry;
	}

	private void people(Problem.Faults faults, Entry entry, LocalDate day) {
		@Nullable Integer asked = entry.asked();
		@Nullable Integer answered = entry.answered();
		faults
			.when(asked == null || asked < 1 || asked > PEOPLE_AT_MOST, "asked",
					"Say how many people were asked: a whole number from 1 to %,d.".formatted(PEOPLE_AT_MOST))
			.when(answered == null || answered < 0, "answered", "Say how many of them answered; 0 if nobody did.")
			.when(asked != null && answered != null && answered > asked, "answered",
					"More answered than were asked. Check both.");
		CodeList themes = rules.list(Lists.THEME);
		entry.themes().forEach((theme, people) -> {
			themes.check(faults, "themes." + theme, theme, day);
			faults.when(people < 0, "themes." + theme, "Say how many told of it: 0 or more.")
				.when(answered != null && people > answered, "themes." + theme,
						"More told of it than answered. One person counts once for a theme.");
		});
	}

	private boolean late(Entry entry) {
		return signedOff.days(ChangedRecords.MAT).test(Objects.requireNonNull(entry.heldOn()));
	}

	private void tell(Id id, int revision, Entry entry, Author author) {
		LocalDate on = Objects.requireNonNull(entry.heldOn());
		changes.ofMat(id.value(), revision, Objects.requireNonNull(entry.unit()), on, on, author.at());
	}

	private static String subject(Id id) {
		return "MAT round " + id.value();
	}

	/** A round. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * A round as it is told; faults tell what is missing.
	 *
	 * @param unit whose services it was about
	 * @param respondent the group that was asked, a code
	 * @param livedExperience whether somebody with lived experience asked
	 * @param themes how many told of each theme; one with nought is left out
	 * @param quote in their own words
	 * @param agreed whether they agreed that their own words are kept
	 * @param confirmed whether somebody said that what is unusual is right
	 */
	public record Entry(@Nullable UnitId unit, @Nullable String standard, @Nullable String respondent,
			@Nullable LocalDate heldOn, @Nullable String method, @Nullable Boolean livedExperience,
			@Nullable Integer asked, @Nullable Integer answered, Map<String, Integer> themes, @Nullable String quote,
			boolean agreed, boolean confirmed) {

		public Entry {
			var told = new TreeMap<String, Integer>(themes);
			told.values().removeIf(it -> it == 0);
			themes = told;
		}

		/** The same, said to be right. */
		Entry sure() {
			return new Entry(unit, standard, respondent, heldOn, method, Boolean.TRUE.equals(livedExperience), asked,
					answered, themes, quote, agreed && quote != null, true);
		}

		Entry stripped() {
			return new Entry(unit, standard, respondent, heldOn, method, livedExperience, asked, answered, themes,
					Blanks.stripped(quote), agreed, confirmed);
		}

	}

}
