package scot.adp.community;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.HelpRules.Lists;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.people.PersonKeys;
import scot.adp.people.spi.PersonPanel;
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

/**
 * Help with basic needs: food, fuel, income and the like. Whoever works with people
 * records it for the own unit and those below it and reads it there; nobody else reads a
 * row, the support team counts alone. Each read of rows goes on record.
 */
@Service
@Transactional
public class HelpsGiven {

	/** The data set. */
	public static final DataSet DATA_SET = CommunityNews.HELP;

	/** GraphQL's name of an act of help. */
	static final String TYPE = "HelpGiven";

	/** For how long whoever recorded help may undo it without a reason. */
	static final Duration UNDONE_WITHIN = Duration.ofMinutes(15);

	private static final int REMEMBERED_DAYS = 90;

	private final HelpGivenStore store;

	private final HelpCheck check;

	private final HelpRules rules;

	private final BatchLines lines;

	private final OwnUnits units;

	private final PersonKeys keys;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final CommunityNews changes;

	private final CommunityEndings endings;

	private final Trial trial;

	private final Clock clock;

	HelpsGiven(HelpGivenStore store, HelpCheck check, HelpRules rules, BatchLines lines, OwnUnits units,
			PersonKeys keys, CurrentCaller currentCaller, Recording recording, CommunityNews changes,
			CommunityEndings endings, Trial trial, Clock clock) {
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.lines = lines;
		this.units = units;
		this.keys = keys;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.endings = endings;
		this.trial = trial;
		this.clock = clock;
	}

	/**
	 * Records help.
	 * @param sent what was given, and a CHI number where one was told
	 * @throws Problem where something is wrong, or unusual and not confirmed: the faults
	 * of what is only unusual have the reason {@code CONFIRM}
	 */
	@Allowed(operation = "community.help.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Id record(String idempotencyKey, Sent sent, Door door) {
		currentCaller.reaching(sent.entry().unit());
		var author = recording.author(sent.entry().unit());
		return recording.once(author, idempotencyKey, asSent(List.of(sent)), Id::new, () -> {
			var checked = check.of(List.of(sent), currentCaller.reach(), null).getFirst();
			if (!checked.faults().isEmpty()) {
				throw Problem.invalid(checked.faults());
			}
			var row = checked.row();
			Id id = Objects.requireNonNull(store.add(List.of(row), door, null, author).get(row.line()));
			follow(List.of(row), Map.of(row.line(), id), author);
			return new Made<>(id, subject(id), Map.of("unit", row.entry().unit().value(), "domain",
					row.entry().domain(), "form", row.entry().form(), "door", door.name()));
		});
	}

	/**
	 * Records help, each act for itself: those that are right are kept, of the others it
	 * is told what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or more than
	 * {@value BatchResult#ITEMS_AT_MOST}
	 */
	@Allowed(operation = "community.help.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<Sent> sent, boolean dryRun, Door door) {
		new Problem.Faults()
			.when(sent.isEmpty() || sent.size() > BatchResult.ITEMS_AT_MOST, "helps",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		var reach = currentCaller.reach();
		UnitId unit = sent.stream()
			.map(it -> it.entry().unit())
			.filter(reach::contains)
			.findFirst()
			.orElseGet(() -> sent.getFirst().entry().unit());
		currentCaller.reaching(unit);
		if (dryRun) {
			var tried = trial.of(() -> check.of(sent, reach, null));
			return results(sent.size(), Map.of(), i -> tried.get(i).faults());
		}
		var author = recording.author(unit);
		var batch = recording.once(author, idempotencyKey, asSent(sent), BatchId::new, () -> {
			var id = new BatchId(UUID.randomUUID());
			var checked = check.of(sent, reach, null);
			var right = checked.stream().map(HelpCheck.Checked::stored).filter(Objects::nonNull).toList();
			follow(right, store.add(right, door, id.value(), author), author);
			lines.tell(id.value(), checked.stream().map(HelpCheck.Checked::faults).toList(), Map.of(), author.at());
			right.stream()
				.collect(Collectors.groupingBy(row -> row.entry().unit(), Collectors.counting()))
				.forEach((of, number) -> recording.tell("help given by " + of.value(),
						Map.of("helps", String.valueOf(number), "door", door.name())));
			return Made.told(id);
		});
		var told = lines.of(batch.value());
		return results(sent.size(), store.madeIn(batch.value()), i -> told.getOrDefault(i, List.of()));
	}

	private static List<BatchResult> results(int sent, Map<Integer, Id> made, IntFunction<List<Problem.Field>> faults) {
		var results = new ArrayList<BatchResult>(sent);
		for (int i = 0; i < sent; i++) {
			@Nullable Id id = made.get(i);
			results.add(new BatchResult(i, (id != null) ? NodeSource.globalId(TYPE, id.value()) : null, faults.apply(i),
					List.of()));
		}
		return results;
	}

	/**
	 * What the key of a change stands for: all that was sent, and of a number what stands
	 * for it, since this is kept.
	 */
	private List<?> asSent(List<Sent> sent) {
		var numbers = sent.stream().map(Sent::chi).filter(Objects::nonNull).toList();
		return List.of(sent.stream().map(it -> List.of(it.entry(), it.chi() != null)).toList(),
				numbers.isEmpty() ? List.of() : keys.sealed(DATA_SET, numbers));
	}

	/** Tells others of rows that were added. */
	private void follow(List<HelpGivenStore.Row> rows, Map<Integer, Id> added, Author author) {
		endings.stopKnown(rows.stream().map(HelpGivenStore.Row::person).toList());
		rows.stream().collect(Collectors.groupingBy(row -> row.entry().unit())).forEach((unit, some) -> {
			var days = some.stream().map(row -> row.entry().happenedOn()).sorted().toList();
			changes.changed(UUID.randomUUID(), 1, unit, DATA_SET, days.getFirst(), days.getLast(), author.at());
		});
		var repeats = store.repeats(added.values());
		rows.forEach(row -> {
			Id id = Objects.requireNonNull(added.get(row.line()));
			if (repeats.contains(id)) {
				changes.repeated(id, row.entry().unit(), row.entry().domain(), row.entry().happenedOn(), author.at());
			}
		});
	}

	/**
	 * Undoes what the caller has just recorded.
	 * @throws Problem where it was somebody else, or too long ago
	 */
	@Allowed(operation = "community.help.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void undo(String idempotencyKey, Id id) {
		withdrawn(idempotencyKey, id, null, HelpRules.UNDONE);
	}

	/**
	 * Withdraws help that was entered wrongly; it stays, counts no more and tells of
	 * nobody.
	 * @param because why, a code of the list
	 * @throws Problem where there is none, it was withdrawn already, or the reason is of
	 * no list
	 */
	@Allowed(operation = "community.help.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		var faults = new Problem.Faults();
		rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
		faults.when(HelpRules.UNDONE.equals(because), "because", "Say why it is wrong.").raise();
		withdrawn(idempotencyKey, id, expectedVersion, because);
	}

	private void withdrawn(String key, Id id, @Nullable Integer expectedVersion, String because) {
		var written = locked(id);
		var author = recording.author(written.unit());
		recording.once(author, key, List.of(id, String.valueOf(expectedVersion), because), Id::new, () -> {
			if (expectedVersion != null) {
				Problem.unlessSeen(expectedVersion, written.version(), "this help");
			}
			else if (!written.recordedBy().equals(author.account())
					|| written.recordedAt().plus(UNDONE_WITHIN).isBefore(author.at())) {
				throw Problem.conflict("This was recorded too long ago to be undone. Withdraw it with the reason.",
						written.version());
			}
			if (written.withdrawn()) {
				throw Problem.conflict("This was withdrawn already.", written.version());
			}
			store.withdraw(id, because, author);
			changes.changed(id.value(), written.version() + 1, written.unit(), DATA_SET, written.happenedOn(),
					written.happenedOn(), author.at());
			return new Made<>(id, subject(id), Map.of("because", because, "unit", written.unit().value()));
		});
	}

	private HelpGivenStore.Written locked(Id id) {
		return store.locked(id)
			.filter(it -> currentCaller.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such help in your units."));
	}

	/**
	 * Puts help right that was entered wrongly: all that it is to say.
	 * @param sent with a CHI number where the person is told by one anew; without, and
	 * with the same reference, it stays of whom it was
	 * @throws Problem as for one that is recorded, where it was withdrawn, or changed
	 * since
	 */
	@Allowed(operation = "community.help.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void change(String idempotencyKey, Id id, int expectedVersion, Sent sent) {
		var written = locked(id);
		var author = recording.author(written.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, asSent(List.of(sent))), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, written.version(), "this help");
			if (written.withdrawn()) {
				throw Problem.conflict("This was withdrawn; nothing of it can be changed.", written.version());
			}
			var checked = check.of(List.of(sent), currentCaller.reach(), id).getFirst();
			if (!checked.faults().isEmpty()) {
				throw Problem.invalid(checked.faults());
			}
			var row = checked.row();
			boolean same = sent.chi() == null && row.entry().unit().equals(written.unit())
					&& Objects.equals(sent.entry().ownRef(), written.ownRef());
			boolean nothing = same && store.find(id, List.of(written.unit())).filter(row.entry()::says).isPresent();
			if (nothing) {
				return Made.found(id);
			}
			store.change(id, row, same);
			endings.stopKnown(Stream.ofNullable(row.person()).toList());
			var days = List.of(written.happenedOn(), row.entry().happenedOn()).stream().sorted().toList();
			changes.changed(id.value(), written.version() + 1, row.entry().unit(), DATA_SET, days.getFirst(),
					days.getLast(), author.at());
			var told = new TreeMap<>(Map.of("unit", row.entry().unit().value(), "domain", row.entry().domain(), "form",
					row.entry().form(), "happenedOn", row.entry().happenedOn().toString()));
			if (!same) {
				told.put("person", Auditable.CHANGED);
			}
			return new Made<>(id, subject(id), told);
		});
	}

	/** Help of the caller's own units; goes on record. */
	@Allowed(operation = "community.help.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<HelpGivenView> find(Id id) {
		var found = store.find(id, currentCaller.reach());
		found.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return found;
	}

	/**
	 * Of whom help is that stands; the opening of the person's page, of which this is a
	 * part, goes on record.
	 */
	@Allowed(operation = "community.help.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * The help to a person of one of the caller's own units, the oldest first; the
	 * opening of the person's page, of which this is a part, goes on record.
	 */
	@Allowed(operation = "community.help.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<HelpGivenView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom) : List.of();
	}

	/** Some help of the caller's own units, the newest first; goes on record. */
	@Allowed(operation = "community.help.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<HelpGivenView> page(Filter filter, int offset, int limit) {
		return read(store.page(currentCaller.reach(), filter, LocalDate.now(clock), offset, limit));
	}

	/**
	 * The help of the caller's own units behind one, the newest first; goes on record.
	 * @param last null to begin with the newest
	 */
	@Allowed(operation = "community.help.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<HelpGivenView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(currentCaller.reach(), filter, LocalDate.now(clock), last, limit + 1));
	}

	/** How much help of the caller's own units there is. */
	@Allowed(operation = "community.help.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Total total(Filter filter) {
		return store.total(currentCaller.reach(), filter, LocalDate.now(clock));
	}

	/** For whom the caller can record help, and what the caller recorded last. */
	@Allowed(operation = "community.help.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Beginning beginning() {
		var reach = currentCaller.reach();
		return new Beginning(units.of(reach, DATA_SET, LocalDate.now(clock)),
				store.lastOf(currentCaller.get().account(), reach, OffsetDateTime.now(clock).minusDays(REMEMBERED_DAYS))
					.orElse(null));
	}

	/** The values of a list that are offered today. */
	@Allowed(operation = "community.help.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<CodeList.Value> offered(Lists list) {
		return rules.list(list).on(LocalDate.now(clock));
	}

	/** A code of a list with its words. */
	@Allowed(operation = "community.help.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	private List<HelpGivenView> read(List<HelpGivenView> rows) {
		return ReadRows.told(recording, "help given", "helps", rows, HelpGivenView::unit, HelpGivenView::id);
	}

	private static String subject(Id id) {
		return "help " + id.value();
	}

	/** An act of help. */
	public record Id(UUID value) implements Identifier {
	}

	/** What came in together. */
	record BatchId(UUID value) implements Identifier {
	}

	/**
	 * Help as it was sent.
	 *
	 * @param chi a CHI number, of which a key is made at once; null where none was given
	 */
	public record Sent(HelpEntry entry, @Nullable String chi) {

		@Override
		public String toString() {
			return "help";
		}

	}

	/**
	 * Which help.
	 *
	 * @param domain what it was for; null for all
	 * @param crisis whether only help in a crisis
	 * @param from the first day; null from the beginning
	 * @param to the last day; null until now
	 * @param cameBack only the last crisis of who was in another not long before, where
	 * nobody showed them the way to a service or asked what they need since; for as long
	 * as another would be a repeat
	 */
	public record Filter(@Nullable String domain, boolean crisis, @Nullable LocalDate from, @Nullable LocalDate to,
			boolean cameBack) {

		/** All that stands. */
		public static final Filter ALL = new Filter(null, false, null, null, false);

		/** Crises that came back, and led nowhere yet. */
		public static final Filter CAME_BACK = new Filter(null, false, null, null, true);

	}

	/** How many acts, and what they come to; the two sums are never added. */
	public record Total(int helps, BigDecimal confirmed, BigDecimal estimated) {
	}

	/**
	 * What a page begins with.
	 *
	 * @param last what the caller recorded last; null for the first time
	 */
	public record Beginning(List<OwnUnit> units, @Nullable Usual last) {
	}

	/** What is often the same from one act to the next, and tells of nobody. */
	public record Usual(UnitId unit, String domain, String form) {
	}

}
